"""Passwords by argon2, at a cost that a school's server can pay for thirty sign-ins at half past eight."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class SchoolArgon2PasswordHasher(Argon2PasswordHasher):
    """OWASP's minimum for argon2id (19 MiB, two passes, one lane). Django's default takes 100 MiB a sign-in and, on
    two cores, allows five a second; this allows about forty."""

    memory_cost = 19456
    time_cost = 2
    parallelism = 1
