# Built in one stage, run in another: no compiler, no pip cache and no source tree comes along.
FROM python:3.11-slim-bookworm AS build
WORKDIR /build
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY bot ./bot
COPY cogs ./cogs
COPY data ./data
RUN python -m venv /opt/clockstart \
 && /opt/clockstart/bin/pip install --no-cache-dir --constraint constraints.txt '.[metrics]'

FROM python:3.11-slim-bookworm
# A fixed number, so that files on a volume stay the bot's own from one image to the next.
RUN groupadd --gid 10001 clockstart \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /var/lib/clockstart clockstart \
 && install -d -m 700 -o 10001 -g 10001 /var/lib/clockstart /var/lib/clockstart-key /var/lib/clockstart-backups
COPY --from=build /opt/clockstart /opt/clockstart
# Time zones follow the Python package, whose version is pinned, not the image.
ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONTZPATH= \
    DATABASE_FILE=/var/lib/clockstart/clockstart.db \
    DATABASE_KEY_FILE=/var/lib/clockstart-key/database.key \
    BACKUP_FOLDER=/var/lib/clockstart-backups
WORKDIR /var/lib/clockstart
# The key apart from the data, so that who copies the one has not the other.
VOLUME ["/var/lib/clockstart", "/var/lib/clockstart-key", "/var/lib/clockstart-backups"]
USER 10001:10001
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=1m --timeout=20s --start-period=1m --retries=3 \
  CMD ["/opt/clockstart/bin/python", "-m", "bot", "health"]
ENTRYPOINT ["/opt/clockstart/bin/python", "-m", "bot"]
CMD ["run"]
