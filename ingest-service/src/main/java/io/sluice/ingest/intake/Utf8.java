package io.sluice.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.ingest.validation.Excerpt;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/** Whether bytes are text, and what to say if they are not. */
final class Utf8 {

  /** What those who do not say how their text is encoded mostly mean if it is no UTF-8. */
  private static final Charset USUAL_OTHER = Charset.forName("windows-1252");

  private static final int CHUNK = 8 * 1024;
  private static final int SHOWN = 120;

  private Utf8() {}

  /**
   * @param format for the advice
   * @throws RefusedBodyException if the body is no UTF-8, with the line and how to declare it
   */
  static void check(Body body, Format format) {
    int fault = firstFault(body);
    if (fault >= 0) {
      throw new RefusedBodyException(400, sentence(body, fault, format));
    }
  }

  /** Index of the first byte that is not UTF-8, -1 if all are. */
  private static int firstFault(Body body) {
    int at = body.start();
    while (at < body.end() && body.bytes()[at] >= 0) {
      at++;
    }
    if (at == body.end()) {
      return -1;
    }
    CharsetDecoder decoder = strict(UTF_8);
    var in = body.slice(at, body.end());
    var out = CharBuffer.allocate(CHUNK);
    while (true) {
      var result = decoder.decode(in, out.clear(), true);
      if (result.isError()) {
        return in.position();
      }
      if (result.isUnderflow()) {
        return -1;
      }
    }
  }

  static CharsetDecoder strict(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private static String sentence(Body body, int fault, Format format) {
    var lines = new BodyLines(body);
    while (lines.next() && lines.end() <= fault) {
      // On to the line of the fault.
    }
    ByteBuffer line = body.slice(lines.start(), lines.end());
    return "byte 0x%02x in line %d is no UTF-8; read as %s the line is '%s'. %s"
        .formatted(
            body.bytes()[fault],
            lines.number(),
            USUAL_OTHER.name(),
            Excerpt.of(USUAL_OTHER.decode(line).toString(), SHOWN),
            advice(format));
  }

  /** How to say what encoding it is. */
  static String advice(Format format) {
    return "Say how the body is encoded, such as Content-Type: %s; charset=%s"
        .formatted(format.mediaType(), USUAL_OTHER.name());
  }
}
