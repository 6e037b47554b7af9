package io.sluice.ingest.publish;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A record that was rejected, for the dead-letter topic.
 *
 * @param asset its key, null if the record did not name one
 * @param original its bytes as they came, at most as many as a record may have
 * @param reason stable code
 * @param detail one sentence
 */
public record RejectedRecord(
    @Nullable String asset, ByteBuffer original, String reason, String detail) {}
