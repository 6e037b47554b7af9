package io.sluice.scoring.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.contracts.Messages;
import io.sluice.contracts.StreamKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * How memories lie on the topic {@code scoring-state}. The key is JSON, {@code
 * {"asset":"plant-1","stream":"swat","detector":"random-cut-forest","part":0}}. A snapshot is
 * compressed, and cut where it is larger than a record may be; each part says of which memory it
 * is:
 *
 * <pre>
 * byte   format, 1
 * long   position   long needed
 * int    parts      int  size of the snapshot
 * short  length of the bundle's sha256, and the sha256 in ASCII
 * rest   bytes of the compressed snapshot (zlib)
 * </pre>
 */
final class MemoryFormat {

  /** Of a part's rest. Brokers take 1 MiB a record, with all that is around it. */
  static final int PART_BYTES = 512 << 10;

  private static final byte FORMAT = 1;
  private static final int FIXED_BYTES = 1 + 2 * Long.BYTES + 2 * Integer.BYTES + Short.BYTES;

  /** Nobody's snapshot; more would be taken from the heap on the word of a record. */
  private static final int LARGEST_SNAPSHOT = 256 << 20;

  private MemoryFormat() {}

  /** Which memory a part belongs to, and which part it is. */
  record PartKey(MemoryKey memory, int part) {}

  /**
   * A part of a stored memory.
   *
   * @param memory without a snapshot
   * @param parts how many there are
   * @param size of the snapshot
   * @param compressed this part's bytes
   */
  record Part(StoredMemory memory, int parts, int size, ByteBuffer compressed) {

    /** Whether it was written together with another one. */
    boolean belongsTo(Part other) {
      return memory.position() == other.memory.position()
          && memory.bundle().equals(other.memory.bundle())
          && parts == other.parts
          && size == other.size;
    }
  }

  static List<MemoryRecord> write(StoredMemory memory) {
    byte[] compressed = compress(memory.snapshot());
    byte[] bundle = memory.bundle().getBytes(UTF_8);
    int parts = Math.max(1, Math.ceilDiv(compressed.length, PART_BYTES));
    var records = new ArrayList<MemoryRecord>(parts);
    for (int part = 0; part < parts; part++) {
      int from = part * PART_BYTES;
      int length = Math.min(PART_BYTES, compressed.length - from);
      var value = ByteBuffer.allocate(FIXED_BYTES + bundle.length + length);
      value.put(FORMAT).putLong(memory.position()).putLong(memory.needed());
      value.putInt(parts).putInt(memory.snapshot().length);
      value.putShort((short) bundle.length).put(bundle);
      value.put(compressed, from, length);
      records.add(new MemoryRecord(key(memory.key(), part), value.array()));
    }
    return records;
  }

  static byte[] key(MemoryKey memory, int part) {
    return Messages.encode(
        Messages.mapper()
            .createObjectNode()
            .put("asset", memory.stream().asset())
            .put("stream", memory.stream().stream())
            .put("detector", memory.detector())
            .put("part", part));
  }

  /** Empty if it is no key of ours. */
  static Optional<PartKey> key(byte @Nullable [] key) {
    try {
      JsonNode json = Messages.mapper().readTree(key == null ? new byte[0] : key);
      JsonNode asset = json.path("asset");
      JsonNode stream = json.path("stream");
      JsonNode detector = json.path("detector");
      JsonNode part = json.path("part");
      return asset.isTextual()
              && stream.isTextual()
              && detector.isTextual()
              && part.isInt()
              && part.intValue() >= 0
          ? Optional.of(
              new PartKey(
                  new MemoryKey(
                      new StreamKey(asset.textValue(), stream.textValue()), detector.textValue()),
                  part.intValue()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Empty if it is none that this release can read. */
  static Optional<Part> part(MemoryKey key, byte[] value) {
    var from = ByteBuffer.wrap(value);
    if (value.length < FIXED_BYTES || from.get() != FORMAT) {
      return Optional.empty();
    }
    long position = from.getLong();
    long needed = from.getLong();
    int parts = from.getInt();
    int size = from.getInt();
    byte[] bundle = new byte[Math.max(0, from.getShort())];
    if (parts < 1 || size < 0 || size > LARGEST_SNAPSHOT || bundle.length > from.remaining()) {
      return Optional.empty();
    }
    from.get(bundle);
    var memory = new StoredMemory(key, new String(bundle, UTF_8), position, needed, new byte[0]);
    return Optional.of(new Part(memory, parts, size, from));
  }

  /** Empty if one is missing or they do not belong together. */
  static Optional<StoredMemory> join(List<Part> parts) {
    Part first = parts.getFirst();
    if (parts.size() != first.parts() || !parts.stream().allMatch(first::belongsTo)) {
      return Optional.empty();
    }
    var compressed = new ByteArrayOutputStream();
    for (Part part : parts) {
      var bytes = part.compressed();
      compressed.write(bytes.array(), bytes.position(), bytes.remaining());
    }
    StoredMemory memory = first.memory();
    return expand(compressed.toByteArray(), first.size())
        .map(
            snapshot ->
                new StoredMemory(
                    memory.key(), memory.bundle(), memory.position(), memory.needed(), snapshot));
  }

  private static byte[] compress(byte[] bytes) {
    try (var out = new ByteArrayOutputStream(bytes.length / 2 + 64)) {
      var deflater = new Deflater(Deflater.BEST_SPEED);
      try {
        deflater.setInput(bytes);
        deflater.finish();
        byte[] buffer = new byte[8 << 10];
        while (!deflater.finished()) {
          out.write(buffer, 0, deflater.deflate(buffer));
        }
      } finally {
        deflater.end();
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<byte[]> expand(byte[] compressed, int size) {
    var inflater = new Inflater();
    try {
      inflater.setInput(compressed);
      byte[] bytes = new byte[size];
      int length = inflater.inflate(bytes);
      // one byte of room more, so that a stream that goes on is found out
      boolean ended = inflater.finished() || inflater.inflate(new byte[1]) == 0;
      return length == size && ended && inflater.finished() ? Optional.of(bytes) : Optional.empty();
    } catch (DataFormatException e) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }
}
