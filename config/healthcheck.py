"""Vraagt of web in deze container antwoordt: `python -m config.healthcheck` eindigt met 0 of 1."""

import http.client
import os
import sys


def main():
    """Ask /healthz on loopback, under a host name that the settings allow."""
    host = os.environ.get("DJANGO_ALLOWED_HOSTS", "localhost").split(",")[0].strip()
    connection = http.client.HTTPConnection("127.0.0.1", 8000, timeout=4)
    try:
        connection.request("GET", "/healthz", headers={"Host": host})
        return 0 if connection.getresponse().status == http.client.OK else 1
    except OSError:
        return 1


if __name__ == "__main__":
    sys.exit(main())
