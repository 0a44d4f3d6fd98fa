"""Runs the product on one machine: embedded PostgreSQL and Valkey, web, worker and beat under one parent."""
