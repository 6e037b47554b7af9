package io.sluice.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Gives a name that came before as the same string again: every record repeats its asset, profile,
 * bundle and topic. Names that do not fit push others out, so that it never grows.
 *
 * <p>Threads may share it without locks: at worst a name becomes one string more.
 */
final class RepeatedNames {

  private static final int SLOTS = 4096;

  private final String[] words = new String[SLOTS];

  /** Apart from the words: what is here was found to be a name. */
  private final String[] names = new String[SLOTS];

  String word(char[] chars, int from, int length) {
    int slot = slot(chars, from, length);
    String there = words[slot];
    if (there != null && isSame(there, chars, from, length)) {
      return there;
    }
    var word = new String(chars, from, length);
    words[slot] = word;
    return word;
  }

  /** Null if it is no name; looked at once, not with each record. */
  @Nullable String name(char[] chars, int from, int length) {
    int slot = slot(chars, from, length);
    String there = names[slot];
    if (there != null && isSame(there, chars, from, length)) {
      return there;
    }
    var name = new String(chars, from, length);
    if (!PlainText.isName(name)) {
      return null;
    }
    names[slot] = name;
    return name;
  }

  private static int slot(char[] chars, int from, int length) {
    int hash = 0;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + chars[i];
    }
    return (hash ^ hash >>> 16) & SLOTS - 1;
  }

  private static boolean isSame(String name, char[] chars, int from, int length) {
    if (name.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (name.charAt(i) != chars[from + i]) {
        return false;
      }
    }
    return true;
  }
}
