package io.sluice.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A pattern of whole names: {@code *} stands for any text, {@code ?} for one character, all else
 * for itself.
 *
 * @param pattern as it was written
 */
public record Glob(@JsonValue String pattern) {

  @JsonCreator
  public Glob {
    Checks.required(pattern, "pattern");
  }

  /** In time that grows with the product of the lengths at worst, whatever the pattern. */
  public boolean matches(String name) {
    int p = 0;
    int n = 0;
    int star = -1; // the last one passed
    int resume = 0; // where what it stands for ends, for now
    while (n < name.length()) {
      int c = name.codePointAt(n);
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = n;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.codePointAt(p) == c)) {
        p += Character.charCount(pattern.codePointAt(p));
        n += Character.charCount(c);
      } else if (star >= 0) {
        p = star + 1;
        resume += Character.charCount(name.codePointAt(resume));
        n = resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** Whether it stands for one name alone. */
  public boolean isLiteral() {
    return pattern.chars().noneMatch(Glob::isWildcard);
  }

  /** Whether it says anything of a name but its length. */
  public boolean namesAnything() {
    return !pattern.chars().allMatch(Glob::isWildcard);
  }

  private static boolean isWildcard(int c) {
    return c == '*' || c == '?';
  }

  @Override
  public String toString() {
    return pattern;
  }
}
