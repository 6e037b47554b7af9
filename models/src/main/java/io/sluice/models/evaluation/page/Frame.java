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

  /** A straight line. */
  record Line(String type, String x1, String y1, String x2, String y2) {}

  /**
   * Words in a drawing.
   *
   * @param anchor {@code start}, {@code middle} or {@code end}
   */
  record Label(String x, String y, String anchor, String text) {}

  /** Across the whole frame. */
  Line horizontal(String type, double y) {
    return new Line(type, at(left), at(y), at(right()), at(y));
  }

  Line vertical(String type, double x) {
    return new Line(type, at(x), at(top), at(x), at(bottom()));
  }

  static Label label(double x, double y, String anchor, String text) {
    return new Label(at(x), at(y), anchor, text);
  }
}
