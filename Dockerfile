# One image for web, worker, beat, backups and the one-shot commands; docker-compose.yml says which is which.
FROM python:3.13.16-slim-trixie AS packages
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
COPY requirements.txt /tmp/requirements.txt
RUN python -m venv /opt/venv \
    && /opt/venv/bin/pip install --only-binary :all: --requirement /tmp/requirements.txt

FROM python:3.13.16-slim-trixie
# Letters and their shaping for papers, the same as bin/start installs; pg_dump of the database server's own version.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        ca-certificates \
        fontconfig \
        fonts-noto-cjk \
        fonts-noto-core \
        libharfbuzz-subset0 \
        libpango-1.0-0 \
        libpangoft2-1.0-0 \
        postgresql-common \
    && /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y \
    && apt-get install --yes --no-install-recommends postgresql-client-18 \
    && fc-cache --system-only \
    && rm -rf /var/lib/apt/lists/*

# A user that owns nothing of the program. Volumes that are laid on these folders take over their owner.
RUN groupadd --gid 10001 senco \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin senco \
    && install --directory --mode=755 /var/lib/senco \
    && cd /var/lib/senco \
    && install --directory --mode=700 --owner=senco --group=senco media backups open

ENV PATH=/opt/venv/bin:/usr/local/bin:/usr/bin:/bin \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    SENCO_DATA=/var/lib/senco \
    XDG_CACHE_HOME=/tmp/cache
WORKDIR /srv/senco
COPY --from=packages /opt/venv /opt/venv
COPY manage.py ./
COPY senco senco
COPY pupils pupils
COPY provision provision
COPY ehcp ehcp
COPY dashboards dashboards
COPY templates templates
COPY static static
# Into the image and not into a volume: what the pages ask for and the pages themselves are of one version.
RUN python manage.py collectstatic --noinput

USER 10001:10001
EXPOSE 8000
CMD ["gunicorn", "senco.wsgi", "--bind", "0.0.0.0:8000"]
