# Two layers that matter: the locked dependencies, which change seldom, and Wiredesk itself.
FROM python:3.13-slim-bookworm AS build
WORKDIR /build
COPY requirements.lock pyproject.toml README.md LICENSE ./
RUN python -m venv /opt/wiredesk \
 && /opt/wiredesk/bin/pip install --no-cache-dir --only-binary :all: --require-hashes -r requirements.lock
COPY schemas ./schemas
COPY workers ./workers
COPY seeds ./seeds
RUN /opt/wiredesk/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.13-slim-bookworm
COPY --from=build /opt/wiredesk /opt/wiredesk
RUN useradd --system --no-create-home wiredesk
USER wiredesk
ENV PATH=/opt/wiredesk/bin:$PATH PYTHONUNBUFFERED=1
ENTRYPOINT ["wiredesk"]
CMD ["--help"]
