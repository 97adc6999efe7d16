# The reference renderer: with these versions a journey is drawn byte for byte as it is anywhere else with them.
# Build it from a checkout: docker build -t journeyctl . Run it on a folder: docker run --rm -v "$PWD:/work" journeyctl check
FROM python:3.13.9-slim-bookworm AS build
WORKDIR /source
COPY . .
RUN pip wheel --no-cache-dir --wheel-dir /wheels .

FROM python:3.13.9-slim-bookworm
# Debian keeps one version of a package, so none is named: the tag above says which Debian.
# git for `diff`; dot for `flow`; libcairo for PDF and PNG; DejaVu for scripts that the fonts of the map do not have.
# hadolint ignore=DL3008
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends \
        fonts-dejavu-core git graphviz libcairo2 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 1000 --create-home journeys
COPY --from=build /wheels /wheels
RUN pip install --no-cache-dir --no-index /wheels/*.whl && rm -rf /wheels
# What is mounted belongs to whoever is outside; git would refuse to look at it.
# (Settings of the system would not do: git is called without them.)
ENV GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0=*
USER 1000
WORKDIR /work
ENTRYPOINT ["journeyctl"]
CMD ["--help"]
