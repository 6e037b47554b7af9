package io.sluice.models.evaluation.page;

import java.util.Locale;

/**
 * Where values lie in a drawing: a rectangle in the drawing's units, and the two ranges in it.
 *
 * @param left of the rectangle, as {@code top}, {@code width} and {@code height}
 */
record Frame(double left, double top, double width, double height) {

  double right() {
    return left + width;
  }

  double bottom() {
    return top + height;
  }

  /**
   * @param part 0 left to 1 right
   */
  double x(double part) {
    return left + part * width;
  }

  /**
   * @param part 0 below to 1 above
   */
  double y(double part) {
    return bottom() - part * height;
  }

  static String at(double position) {
    String text = String.format(Locale.ROOT, "%.1f", position);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  void line(Html html, String type, double x1, double y1, double x2, double y2) {
    html.open("line", "class", type, "x1", at(x1), "y1", at(y1), "x2", at(x2), "y2", at(y2))
        .close();
  }

  /**
   * @param anchor {@code start}, {@code middle} or {@code end}
   */
  void label(Html html, double x, double y, String anchor, String text) {
    html.element("text", text, "x", at(x), "y", at(y), "text-anchor", anchor);
  }
}
