package io.sluice.ingest.publish;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A record that was rejected, or what of a body is none, for the dead-letter topic.
 *
 * @param asset its key, null if the record did not name one
 * @param original its bytes as they came, at most as many as a record may have
 * @param extent how much of the body it is
 * @param reason stable code
 * @param detail one sentence
 */
public record RejectedRecord(
    @Nullable String asset,
    ByteBuffer original,
    RejectionExtent extent,
    String reason,
    String detail) {}
