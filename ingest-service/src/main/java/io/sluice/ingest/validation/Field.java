package io.sluice.ingest.validation;

import org.jspecify.annotations.Nullable;

/** The fields of a reading in JSON. */
enum Field {
  ASSET("asset"),
  STREAM("stream"),
  PROFILE("profile"),
  TIME("time"),
  VALUES("values"),
  QUALITY("quality"),
  ID("id"),
  LABEL("label");

  private final String jsonName;

  Field(String jsonName) {
    this.jsonName = jsonName;
  }

  String jsonName() {
    return jsonName;
  }

  /** For sets of fields in an int. */
  int bit() {
    return 1 << ordinal();
  }

  /** Null for a field that is not part of a reading. */
  static @Nullable Field of(String name) {
    return switch (name) {
      case "asset" -> ASSET;
      case "stream" -> STREAM;
      case "profile" -> PROFILE;
      case "time" -> TIME;
      case "values" -> VALUES;
      case "quality" -> QUALITY;
      case "id" -> ID;
      case "label" -> LABEL;
      default -> null;
    };
  }
}
