package io.sluice.alert.chat;

/**
 * Text for Slack, in which {@code &}, {@code <} and {@code >} begin references, to everybody in a
 * channel among others; all else is left to blocks of plain text, in which nothing is markup.
 */
final class SlackText {

  private SlackText() {}

  /**
   * @param longest characters of the result; what is longer is cut
   */
  static String escaped(String text, int longest) {
    var escaped = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      String one = escaped(character);
      if (escaped.length() + one.length() > longest) {
        break;
      }
      escaped.append(one);
      i += Character.charCount(character);
    }
    return escaped.toString();
  }

  private static String escaped(int character) {
    return switch (character) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '\n' -> "\n";
      default -> Character.isISOControl(character) ? " " : Character.toString(character);
    };
  }
}
