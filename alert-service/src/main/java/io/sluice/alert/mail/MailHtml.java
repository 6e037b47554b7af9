package io.sluice.alert.mail;

import io.sluice.alert.channel.AlertWords;
import io.sluice.alert.channel.Notification;
import io.sluice.contracts.Alert;

/** The part of a mail for those who read HTML: it loads nothing, and all that is named is text. */
final class MailHtml {

  private MailHtml() {}

  static String of(Notification notification) {
    Alert alert = notification.alert();
    var html = new StringBuilder();
    html.append("<!DOCTYPE html>\n<html><body style=\"font-family:sans-serif\">\n");
    html.append("<p style=\"font-size:1.2em;border-left:.4em solid ")
        .append(AlertWords.color(alert))
        .append(";padding-left:.6em\"><strong>")
        .append(escaped(notification.title()))
        .append("</strong></p>\n<p>")
        .append(escaped(notification.text()).replace("\n", "<br>\n"))
        .append("</p>\n<table>\n");
    for (AlertWords.Fact fact : AlertWords.facts(alert)) {
      html.append("<tr><th style=\"text-align:left;padding-right:1em\">")
          .append(escaped(fact.name()))
          .append("</th><td>")
          .append(escaped(fact.value()))
          .append("</td></tr>\n");
    }
    html.append("</table>\n");
    AlertWords.link(alert)
        .ifPresent(
            link ->
                html.append("<p><a href=\"")
                    .append(escaped(link.toString()))
                    .append("\">Incident</a></p>\n"));
    return html.append("</body></html>\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
