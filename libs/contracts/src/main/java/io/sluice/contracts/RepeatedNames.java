package io.sluice.contracts;

/**
 * Gives a name that came before as the same string again: every record repeats its asset, profile,
 * bundle and topic. Names that do not fit push others out, so that it never grows.
 *
 * <p>Threads may share it without locks: at worst a name becomes one string more.
 */
final class RepeatedNames {

  private static final int SLOTS = 4096;

  private final String[] slots = new String[SLOTS];

  String of(char[] chars, int from, int length) {
    int hash = 0;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + chars[i];
    }
    int slot = (hash ^ hash >>> 16) & SLOTS - 1;
    String there = slots[slot];
    if (there != null && isSame(there, chars, from, length)) {
      return there;
    }
    var name = new String(chars, from, length);
    slots[slot] = name;
    return name;
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
