package io.sluice.ingest.validation;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which assets may send. Patterns are whole names in which {@code *} stands for any text and {@code
 * ?} for one character; no pattern at all allows every asset.
 */
public final class AllowedAssets {

  private final List<Pattern> allowed;

  public AllowedAssets(List<String> patterns) {
    allowed = patterns.stream().map(AllowedAssets::compile).toList();
  }

  boolean allows(String asset) {
    if (allowed.isEmpty()) {
      return true;
    }
    for (Pattern pattern : allowed) {
      if (pattern.matcher(asset).matches()) {
        return true;
      }
    }
    return false;
  }

  private static Pattern compile(String glob) {
    var regex = new StringBuilder();
    glob.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(c)));
              }
            });
    return Pattern.compile(regex.toString());
  }
}
