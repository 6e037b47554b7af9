package io.sluice.query.projection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.contracts.JsonText;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/**
 * Writes rows in the binary format of COPY: for each row the number of its fields, for each field
 * its length in bytes, -1 for null, and its value as the type's receive function expects it. See
 * "Binary Format" at https://www.postgresql.org/docs/current/sql-copy.html.
 */
final class BinaryRows {

  private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(ISO_8859_1);
  private static final int BUFFER = 64 * 1024;
  private static final int LARGEST_NUMBER = 4 + 16;
  private static final long EPOCH_SECOND = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);

  private final CopyIn copy;
  private final byte[] buffer = new byte[BUFFER];
  private int end;

  /**
   * @param copy a COPY in binary format that has just begun
   */
  BinaryRows(CopyIn copy) throws SQLException {
    this.copy = copy;
    bytes(SIGNATURE, 0, SIGNATURE.length);
    putInt(0); // flags: none
    putInt(0); // no header extension
  }

  void row(int fields) throws SQLException {
    room(Short.BYTES);
    putShort((short) fields);
  }

  void text(@Nullable String value) throws SQLException {
    if (value == null) {
      absent();
      return;
    }
    int length = value.length();
    if (length > BUFFER / 4) {
      encoded(value);
      return;
    }
    room(Integer.BYTES + length);
    int at = end + Integer.BYTES;
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c > 0x7f) {
        encoded(value);
        return;
      }
      buffer[at + i] = (byte) c;
    }
    putInt(length);
    end += length;
  }

  private void encoded(String value) throws SQLException {
    byte[] encoded = value.getBytes(UTF_8);
    room(Integer.BYTES);
    putInt(encoded.length);
    bytes(encoded, 0, encoded.length);
  }

  void json(@Nullable JsonText value) throws SQLException {
    if (value == null) {
      absent();
      return;
    }
    room(Integer.BYTES);
    putInt(value.length());
    bytes(value.bytes(), value.from(), value.length());
  }

  /**
   * @param value whole microseconds, which is what a timestamptz holds
   */
  void time(Instant value) throws SQLException {
    int8((value.getEpochSecond() - EPOCH_SECOND) * 1_000_000L + value.getNano() / 1_000);
  }

  void uuid(UUID value) throws SQLException {
    room(LARGEST_NUMBER);
    putInt(2 * Long.BYTES);
    putLong(value.getMostSignificantBits());
    putLong(value.getLeastSignificantBits());
  }

  void float8(double value) throws SQLException {
    int8(Double.doubleToRawLongBits(value));
  }

  void int8(long value) throws SQLException {
    room(LARGEST_NUMBER);
    putInt(Long.BYTES);
    putLong(value);
  }

  void int4(int value) throws SQLException {
    room(LARGEST_NUMBER);
    putInt(Integer.BYTES);
    putInt(value);
  }

  void int2(@Nullable Short value) throws SQLException {
    if (value == null) {
      absent();
      return;
    }
    room(LARGEST_NUMBER);
    putInt(Short.BYTES);
    putShort(value);
  }

  private void absent() throws SQLException {
    room(Integer.BYTES);
    putInt(-1);
  }

  /** Nothing comes after this. */
  void end() throws SQLException {
    room(Short.BYTES);
    putShort((short) -1);
    flush();
  }

  private void bytes(byte[] from, int offset, int length) throws SQLException {
    room(Math.min(length, BUFFER));
    if (length > BUFFER) {
      copy.writeToCopy(from, offset, length);
      return;
    }
    System.arraycopy(from, offset, buffer, end, length);
    end += length;
  }

  private void room(int length) throws SQLException {
    if (length > BUFFER - end) {
      flush();
    }
  }

  private void flush() throws SQLException {
    copy.writeToCopy(buffer, 0, end);
    end = 0;
  }

  private void putShort(short value) {
    SHORT.set(buffer, end, value);
    end += Short.BYTES;
  }

  private void putInt(int value) {
    INT.set(buffer, end, value);
    end += Integer.BYTES;
  }

  private void putLong(long value) {
    LONG.set(buffer, end, value);
    end += Long.BYTES;
  }

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.BIG_ENDIAN);
  }
}
