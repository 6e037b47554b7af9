package io.sluice.alerting.template;

/** Takes text up to a length, and a mark where it was cut off. */
final class BoundedText {

  private static final String CUT = "…";

  private final StringBuilder text = new StringBuilder();
  private final int most;
  private boolean full;

  BoundedText(int most) {
    this.most = most;
  }

  void append(String more) {
    if (full) {
      return;
    }
    int room = most - CUT.length() - text.length();
    if (more.length() <= room) {
      text.append(more);
      return;
    }
    // No half of a surrogate pair.
    boolean split = room > 0 && Character.isHighSurrogate(more.charAt(room - 1));
    text.append(more, 0, split ? room - 1 : room).append(CUT);
    full = true;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
