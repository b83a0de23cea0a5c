# Two layers that matter: the locked dependencies, which change seldom, and Wiredesk itself.
FROM python:3.13-slim-bookworm AS build
WORKDIR /build
COPY requirements.lock pyproject.toml README.md LICENSE ./
RUN python -m venv /opt/wiredesk \
 && /opt/wiredesk/bin/pip install --no-cache-dir --only-binary :all: --require-hashes -r requirements.lock
# The model is read on the processor, in OpenVINO's own format: 78 MB of its package are for other devices and formats.
RUN cd /opt/wiredesk/lib/python3.13/site-packages/openvino/libs \
 && rm -f cache.json libopenvino_intel_gpu_plugin.so libopenvino_intel_npu_plugin.so \
    libopenvino_onnx_frontend.so* libopenvino_tensorflow_frontend.so* libopenvino_tensorflow_lite_frontend.so* \
    libopenvino_pytorch_frontend.so* libopenvino_paddle_frontend.so* libopenvino_gguf_frontend.so* \
    libopenvino_jax_frontend.so*
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
