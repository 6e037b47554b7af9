package io.sluice.formats.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** As much of Thrift's compact protocol as Parquet's footers and page headers need. */
final class Thrift {

  private static final int TRUE = 1;
  private static final int FALSE = 2;
  private static final int I32 = 5;
  private static final int I64 = 6;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int STRUCT = 12;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Deque<Integer> outer = new ArrayDeque<>();
  private int last;

  static byte[] struct(Consumer<Thrift> content) {
    var thrift = new Thrift();
    content.accept(thrift);
    thrift.out.write(0);
    return thrift.out.toByteArray();
  }

  Thrift i32(int field, int value) {
    header(field, I32);
    return number(value);
  }

  Thrift i64(int field, long value) {
    header(field, I64);
    return number(value);
  }

  Thrift bool(int field, boolean value) {
    header(field, value ? TRUE : FALSE);
    return this;
  }

  Thrift text(int field, String value) {
    header(field, BINARY);
    return bytes(value);
  }

  Thrift struct(int field, Consumer<Thrift> content) {
    header(field, STRUCT);
    return element(content);
  }

  Thrift texts(int field, List<String> values) {
    list(field, BINARY, values.size());
    values.forEach(this::bytes);
    return this;
  }

  Thrift i32s(int field, List<Integer> values) {
    list(field, I32, values.size());
    values.forEach(this::number);
    return this;
  }

  Thrift structs(int field, List<Consumer<Thrift>> values) {
    list(field, STRUCT, values.size());
    values.forEach(this::element);
    return this;
  }

  private Thrift element(Consumer<Thrift> content) {
    outer.push(last);
    last = 0;
    content.accept(this);
    out.write(0);
    last = outer.pop();
    return this;
  }

  private void list(int field, int type, int size) {
    header(field, LIST);
    if (size < 15) {
      out.write(size << 4 | type);
    } else {
      out.write(0xf0 | type);
      varint(size);
    }
  }

  private void header(int field, int type) {
    out.write(field - last << 4 | type);
    last = field;
  }

  private Thrift number(long value) {
    varint(value << 1 ^ value >> 63);
    return this;
  }

  private Thrift bytes(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    varint(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
