package io.sluice.cli.console;

import java.io.PrintStream;

/**
 * Lines that stay, and below them one status line that changes. On a terminal the status line is
 * redrawn in place; elsewhere (a file, a CI log) it is printed each time another tenth is done.
 * Thread-safe.
 */
public final class Console {

  private static final String CLEAR_LINE = "\r\u001b[2K";
  private static final int BAR_WIDTH = 30;
  private static final int MIN_REDRAW_MILLIS = 100;

  private final PrintStream out;
  private final boolean terminal;
  private String status = "";
  private long drawnAtMillis;
  private String printedStage = "";
  private long printedTenth = -1;

  public Console(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** On standard output; {@code ./sluice} tells whether that is a terminal, JDK 21 cannot. */
  public static Console system() {
    return new Console(System.out, "yes".equals(System.getenv("SLUICE_TERMINAL")));
  }

  public boolean isTerminal() {
    return terminal;
  }

  public synchronized void println(String line) {
    out.print(clear() + line + System.lineSeparator() + status);
    out.flush();
  }

  /**
   * Shows how far a stage is.
   *
   * @param stage what is being done
   * @param done units done
   * @param total units in all; 0 if unknown
   * @param detail more about it, may be empty
   */
  public synchronized void progress(String stage, long done, long total, String detail) {
    long now = System.nanoTime() / 1_000_000;
    boolean complete = total > 0 && done >= total;
    if (terminal) {
      if (complete || status.isEmpty() || now - drawnAtMillis >= MIN_REDRAW_MILLIS) {
        drawnAtMillis = now;
        out.print(clear());
        status = bar(stage, done, total, detail);
        out.print(status);
        out.flush();
      }
    } else {
      long tenth = total > 0 ? done * 10 / total : 0;
      if (!stage.equals(printedStage) || tenth != printedTenth) {
        printedStage = stage;
        printedTenth = tenth;
        out.println(bar(stage, done, total, detail));
        out.flush();
      }
    }
  }

  /** Takes the status line away. */
  public synchronized void clearProgress() {
    out.print(clear());
    out.flush();
    status = "";
  }

  private String clear() {
    return terminal && !status.isEmpty() ? CLEAR_LINE : "";
  }

  private static String bar(String stage, long done, long total, String detail) {
    if (total <= 0) {
      return "%s  %,d  %s".formatted(stage, done, detail).stripTrailing();
    }
    double part = Math.min(1, (double) done / total);
    int filled = (int) (part * BAR_WIDTH);
    return "%s [%s%s] %3d %%  %,d of %,d  %s"
        .formatted(
            stage,
            "#".repeat(filled),
            "-".repeat(BAR_WIDTH - filled),
            (int) (part * 100),
            done,
            total,
            detail)
        .stripTrailing();
  }
}
