package io.sluice.detection.tree;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Walks through the fields of one message of protobuf's wire format
 * (https://protobuf.dev/programming-guides/encoding/). What is asked for has to be of the kind that
 * the field is of; a field that nobody asks for is passed over.
 *
 * <p>All methods throw {@link BufferUnderflowException} or {@link IllegalArgumentException} where
 * the bytes are no such message.
 */
final class ProtoMessage {

  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH = 2;
  private static final int FIXED32 = 5;

  private final ByteBuffer bytes;
  private int field;
  private int kind;
  private boolean isTaken = true;

  ProtoMessage(ByteBuffer bytes) {
    this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Goes on to the next field; false after the last one. */
  boolean next() {
    if (!isTaken) {
      skip();
    }
    if (!bytes.hasRemaining()) {
      return false;
    }
    long tag = readVarint();
    field = (int) (tag >>> 3);
    kind = (int) (tag & 7);
    isTaken = false;
    return true;
  }

  /** Number of the field that {@link #next} went to. */
  int field() {
    return field;
  }

  /** Whether a repeated number is several in one field. */
  boolean isPacked() {
    return kind == LENGTH;
  }

  long varint() {
    take(VARINT);
    return readVarint();
  }

  float float32() {
    take(FIXED32);
    return bytes.getFloat();
  }

  ProtoMessage message() {
    return new ProtoMessage(bytes());
  }

  String text() {
    return StandardCharsets.UTF_8.decode(bytes()).toString();
  }

  /** Bytes of a text, of a message within, or of packed numbers. */
  ByteBuffer bytes() {
    take(LENGTH);
    int length = Math.toIntExact(readVarint());
    ByteBuffer part = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(bytes.position() + length);
    return part;
  }

  private void take(int expected) {
    if (kind != expected) {
      throw new IllegalArgumentException(
          "field %d is of kind %d, expected %d".formatted(field, kind, expected));
    }
    isTaken = true;
  }

  private void skip() {
    switch (kind) {
      case VARINT -> varint();
      case FIXED64 -> {
        take(FIXED64);
        bytes.getLong();
      }
      case LENGTH -> bytes();
      case FIXED32 -> float32();
      default -> throw new IllegalArgumentException("a field is of the unknown kind " + kind);
    }
  }

  private long readVarint() {
    return varint(bytes);
  }

  /** A number of as many bytes as it needs, seven bits each. */
  static long varint(ByteBuffer bytes) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = bytes.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number has more than ten bytes");
  }
}
