package io.sluice.ingest.intake;

import io.sluice.ingest.validation.Excerpt;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of its body.
 *
 * @param format of the records
 * @param charset how the text is encoded, null if the request does not say
 */
record ContentType(Format format, @Nullable Charset charset) {

  /** The names of the encodings that are read; UTF-8 if none is declared. */
  static final List<String> CHARSETS =
      List.of(
          "utf-8",
          "us-ascii",
          "iso-8859-1",
          "iso-8859-15",
          "windows-1252",
          "utf-16",
          "utf-16le",
          "utf-16be");

  static final String MEDIA_TYPES = "application/json, application/x-ndjson or text/csv";

  /**
   * @param header Content-Type, null if there is none
   * @throws RefusedBodyException if such a body is not read here; the sentence says what is
   */
  static ContentType of(@Nullable String header) {
    if (header == null || header.isBlank()) {
      throw new RefusedBodyException(415, "Content-Type is missing, expected " + MEDIA_TYPES);
    }
    MediaType type;
    try {
      type = MediaType.valueOf(header);
    } catch (IllegalArgumentException e) {
      throw unsupported("Content-Type is '%s'", header, MEDIA_TYPES);
    }
    var format = Format.of(type.getType() + "/" + type.getSubtype());
    if (format.isEmpty()) {
      throw unsupported("Content-Type is '%s'", header, MEDIA_TYPES);
    }
    return new ContentType(format.get(), charset(type.getParameters().get("charset")));
  }

  private static @Nullable Charset charset(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return null;
    }
    for (String known : CHARSETS) {
      var charset = Charset.forName(known);
      if (name.equalsIgnoreCase(known)
          || charset.aliases().stream().anyMatch(name::equalsIgnoreCase)) {
        return charset;
      }
    }
    throw unsupported(
        "Content-Type names the charset '%s'", name, "one of " + String.join(", ", CHARSETS));
  }

  private static RefusedBodyException unsupported(String what, String found, String expected) {
    return new RefusedBodyException(
        415, what.formatted(Excerpt.of(found)) + ", expected " + expected);
  }
}
