package io.sluice.formats.parquet;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.xerial.snappy.Snappy;

/**
 * Writes small Parquet files by the format's specification (parquet.apache.org): one row group, a
 * plain page a column, every column optional.
 */
final class ParquetWriter {

  /** Numbers of the specification. */
  enum Codec {
    UNCOMPRESSED(0),
    SNAPPY(1),
    GZIP(2),
    ZSTD(6);

    private final int number;

    Codec(int number) {
      this.number = number;
    }

    private byte[] pack(byte[] page) throws IOException {
      return switch (this) {
        case UNCOMPRESSED -> page;
        case SNAPPY -> Snappy.compress(page);
        case ZSTD -> Zstd.compress(page);
        case GZIP -> {
          var packed = new ByteArrayOutputStream();
          try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(page);
          }
          yield packed.toByteArray();
        }
      };
    }
  }

  private static final int BOOLEAN = 0;
  private static final int INT64 = 2;
  private static final int DOUBLE = 5;
  private static final int BYTE_ARRAY = 6;
  private static final int RLE = 3;

  private final List<Column> columns = new ArrayList<>();

  private record Column(
      String name, int type, Consumer<Thrift> logical, Object[] values, byte[] plain) {}

  ParquetWriter doubles(String name, Double... values) {
    ByteBuffer plain = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.stream(values).filter(Objects::nonNull).forEach(plain::putDouble);
    return add(name, DOUBLE, null, values, plain);
  }

  ParquetWriter longs(String name, Long... values) {
    return longs(name, null, values);
  }

  /** Microseconds since 1970, of UTC or of a local clock. */
  ParquetWriter times(String name, boolean utc, Long... micros) {
    return longs(
        name,
        type -> type.struct(8, t -> t.bool(1, utc).struct(2, unit -> unit.struct(2, u -> {}))),
        micros);
  }

  private ParquetWriter longs(String name, Consumer<Thrift> logical, Long... values) {
    ByteBuffer plain = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.stream(values).filter(Objects::nonNull).forEach(plain::putLong);
    return add(name, INT64, logical, values, plain);
  }

  ParquetWriter texts(String name, String... values) {
    ByteBuffer plain = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    for (String value : values) {
      if (value != null) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        plain.putInt(bytes.length).put(bytes);
      }
    }
    return add(name, BYTE_ARRAY, type -> type.struct(1, t -> {}), values, plain);
  }

  ParquetWriter booleans(String name, Boolean... values) {
    byte[] bits = new byte[values.length / 8 + 1];
    int at = 0;
    for (Boolean value : values) {
      if (value != null) {
        bits[at / 8] |= (byte) ((value ? 1 : 0) << at % 8);
        at++;
      }
    }
    return add(name, BOOLEAN, null, values, ByteBuffer.wrap(bits).position((at + 7) / 8));
  }

  private ParquetWriter add(
      String name, int type, Consumer<Thrift> logical, Object[] values, ByteBuffer plain) {
    byte[] bytes = Arrays.copyOf(plain.array(), plain.position());
    columns.add(new Column(name, type, logical, values, bytes));
    return this;
  }

  void write(Path file, Codec codec) throws IOException {
    var out = new ByteArrayOutputStream();
    out.writeBytes("PAR1".getBytes(StandardCharsets.US_ASCII));
    List<Consumer<Thrift>> chunks = new ArrayList<>();
    for (Column column : columns) {
      byte[] page = page(column);
      byte[] packed = codec.pack(page);
      byte[] header =
          Thrift.struct(
              h ->
                  h.i32(1, 0)
                      .i32(2, page.length)
                      .i32(3, packed.length)
                      .struct(
                          5,
                          d -> d.i32(1, column.values.length).i32(2, 0).i32(3, RLE).i32(4, RLE)));
      long offset = out.size();
      out.writeBytes(header);
      out.writeBytes(packed);
      chunks.add(
          c ->
              c.i64(2, offset)
                  .struct(
                      3,
                      m ->
                          m.i32(1, column.type)
                              .i32s(2, List.of(0, RLE))
                              .texts(3, List.of(column.name))
                              .i32(4, codec.number)
                              .i64(5, column.values.length)
                              .i64(6, header.length + page.length)
                              .i64(7, header.length + packed.length)
                              .i64(9, offset)));
    }
    byte[] footer = footer(chunks, out.size());
    out.writeBytes(footer);
    ByteBuffer length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    out.writeBytes(length.putInt(footer.length).array());
    out.writeBytes("PAR1".getBytes(StandardCharsets.US_ASCII));
    Files.write(file, out.toByteArray());
  }

  private byte[] footer(List<Consumer<Thrift>> chunks, long size) {
    long rows = columns.getFirst().values.length;
    List<Consumer<Thrift>> schema = new ArrayList<>();
    schema.add(root -> root.text(4, "schema").i32(5, columns.size()));
    for (Column column : columns) {
      schema.add(
          element -> {
            element.i32(1, column.type).i32(3, 1).text(4, column.name);
            if (column.logical != null) {
              element.struct(10, column.logical);
            }
          });
    }
    return Thrift.struct(
        f ->
            f.i32(1, 1)
                .structs(2, schema)
                .i64(3, rows)
                .structs(4, List.of(g -> g.structs(1, chunks).i64(2, size).i64(3, rows))));
  }

  /** Which values are there, a bit each, then the values that are. */
  private static byte[] page(Column column) {
    int groups = (column.values.length + 7) / 8;
    byte[] levels = new byte[1 + groups];
    levels[0] = (byte) (groups << 1 | 1);
    for (int i = 0; i < column.values.length; i++) {
      levels[1 + i / 8] |= (byte) ((column.values[i] == null ? 0 : 1) << i % 8);
    }
    return ByteBuffer.allocate(4 + levels.length + column.plain.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(levels.length)
        .put(levels)
        .put(column.plain)
        .array();
  }
}
