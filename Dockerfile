# Productie: geen ingebouwde servers, geen npm en geen bouwgereedschap in wat draait.
FROM node:24-slim AS pakketten
WORKDIR /bouw
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts

FROM python:3.11-slim AS bouw
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app
RUN python -m venv /opt/venv
COPY requirements/base.txt requirements/base.txt
RUN /opt/venv/bin/pip install --require-hashes -r requirements/base.txt
COPY . .
COPY --from=pakketten /bouw/node_modules node_modules
# De opmaak verzamelen vraagt geen database en geen sleutels: daarom met de ontwikkelinstellingen.
RUN python -c "import front_end; front_end.collect('image')" \
    && DJANGO_SETTINGS_MODULE=config.settings.development \
       /opt/venv/bin/python manage.py collectstatic --noinput \
    && rm -rf node_modules static_build

FROM python:3.11-slim
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=config.settings.production
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin casusregie \
    && install -d -m 0700 -o 10001 /var/lib/casusregie/bijlagen
WORKDIR /app
COPY --from=bouw /opt/venv /opt/venv
COPY --from=bouw /app /app
USER 10001
EXPOSE 8000
CMD ["gunicorn", "config.wsgi", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", \
     "--workers", "2", "--threads", "4", "--max-requests", "5000", \
     "--max-requests-jitter", "500", "--worker-tmp-dir", "/dev/shm", "--log-level", "warning"]
