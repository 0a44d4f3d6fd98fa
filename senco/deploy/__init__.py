"""What an installation in containers needs beside the program: settings of its servers, its secrets, its health checks."""
