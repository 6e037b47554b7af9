package io.sluice.ingest.validation;

import com.fasterxml.jackson.core.JsonParser;
import io.sluice.contracts.Quality;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the quality of a tag says: the words of this API, those of OPC and of historians in any case
 * ({@code Good}, {@code Bad_NoCommunication}, {@code Uncertain}), a boolean, or the code of OPC
 * Data Access, whose two highest bits of eight say it (192 and above good, 64 to 191 not sure). Its
 * code 0 is bad, but good in OPC UA, and so is none here.
 */
final class JsonQuality {

  private static final int GOOD = 192;
  private static final int UNCERTAIN = 64;
  private static final int LAST = 255;

  private JsonQuality() {}

  /** Null if the parser is at something else. */
  static @Nullable Quality at(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING ->
          switch (parser.getText()) {
            case "GOOD" -> Quality.GOOD;
            case "UNCERTAIN" -> Quality.UNCERTAIN;
            case "BAD" -> Quality.BAD;
            default -> of(parser.getText());
          };
      case VALUE_TRUE -> Quality.GOOD;
      case VALUE_FALSE -> Quality.BAD;
      case VALUE_NUMBER_INT -> of(parser.getText());
      default -> null;
    };
  }

  /** Whether it is written as messages have it. */
  static boolean isContract(JsonParser parser) throws IOException {
    return switch (parser.getText()) {
      case "GOOD", "UNCERTAIN", "BAD" -> true;
      default -> false;
    };
  }

  private static @Nullable Quality of(String said) {
    String word = said.strip().toLowerCase(Locale.ROOT);
    if (word.matches("\\d{1,3}")) {
      return ofCode(Integer.parseInt(word));
    }
    if (startsWith(word, "good") || word.equals("ok")) {
      return Quality.GOOD;
    }
    if (startsWith(word, "bad")) {
      return Quality.BAD;
    }
    return startsWith(word, "uncertain")
            || word.equals("questionable")
            || word.equals("substituted")
        ? Quality.UNCERTAIN
        : null;
  }

  /**
   * The word itself, or one that goes on with what is no letter: {@code Bad_Stale}, {@code Good,
   * LocalOverride}.
   */
  private static boolean startsWith(String word, String quality) {
    return word.startsWith(quality)
        && (word.length() == quality.length()
            || !Character.isLetter(word.charAt(quality.length())));
  }

  private static @Nullable Quality ofCode(int code) {
    if (code == 0 || code > LAST) {
      return null;
    }
    return code >= GOOD ? Quality.GOOD : code >= UNCERTAIN ? Quality.UNCERTAIN : Quality.BAD;
  }
}
