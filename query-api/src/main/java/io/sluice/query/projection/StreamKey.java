package io.sluice.query.projection;

/** Which row of {@code history.stream}. */
record StreamKey(String asset, String stream) {}
