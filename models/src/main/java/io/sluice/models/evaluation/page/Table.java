package io.sluice.models.evaluation.page;

/** The frame of a table, which scrolls by itself where the page is narrow. */
final class Table {

  private final Html html;

  private Table(Html html) {
    this.html = html;
  }

  /**
   * @param caption says what it shows to who cannot see the heading above
   */
  static Table open(Html html, String caption, String... columns) {
    html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
    html.open("table").element("caption", caption, "class", "hidden").open("thead").open("tr");
    for (String column : columns) {
      html.element("th", column, "scope", "col");
    }
    html.close(2).open("tbody");
    return new Table(html);
  }

  Table row(String heading) {
    html.open("tr").element("th", heading, "scope", "row");
    return this;
  }

  /** A row whose heading is only its number. */
  Table row(int number) {
    html.open("tr").element("th", Integer.toString(number), "scope", "row", "class", "index");
    return this;
  }

  /** A row whose heading is explained. */
  Table row(String heading, String hint) {
    html.open("tr").open("th", "scope", "row").text(heading);
    html.element("span", hint, "class", "hint").close();
    return this;
  }

  Table cell(String text) {
    html.element("td", text);
    return this;
  }

  /**
   * A cell with words, which want room.
   *
   * @param hint more about it, empty for nothing
   */
  Table text(String text, String hint) {
    html.open("td", "class", "text").text(text);
    if (!hint.isEmpty()) {
      html.element("div", hint, "class", "hint");
    }
    html.close();
    return this;
  }

  Table number(String text) {
    html.element("td", text, "class", "num");
    return this;
  }

  /**
   * @param mood {@code good}, {@code fair} or {@code bad}
   */
  Table mark(String text, String mood) {
    html.open("td").element("span", text, "class", "mark " + mood).close();
    return this;
  }

  Table end() {
    html.close(1);
    return this;
  }

  void close() {
    html.close(3);
  }
}
