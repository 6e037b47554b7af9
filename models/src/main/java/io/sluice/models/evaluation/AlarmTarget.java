package io.sluice.models.evaluation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What alarms are to be like, where people have said of enough of them whether they were right. */
public sealed interface AlarmTarget {

  /**
   * @param least part of the alarms that have to be right, above 0 and below 1
   */
  record Precision(double least) implements AlarmTarget {

    public Precision {
      if (!(least > 0 && least < 1)) {
        throw new IllegalArgumentException(
            "a precision of %s cannot be meant, give one above 0 and below 1".formatted(least));
      }
    }

    @Override
    public String toString() {
      return "precision=" + least;
    }
  }

  /** As many right alarms as possible, and as few wrong ones: the harmonic mean of both parts. */
  record F1() implements AlarmTarget {
    @Override
    public String toString() {
      return "f1";
    }
  }

  /** No more false alarms than the budget; of that, as many events as possible. */
  record Budget() implements AlarmTarget {
    @Override
    public String toString() {
      return "budget";
    }
  }

  /**
   * @throws IllegalArgumentException a sentence, if it is none
   */
  static AlarmTarget parse(String text) {
    String target = text.strip().toLowerCase(Locale.ROOT);
    if (target.equals("f1")) {
      return new F1();
    }
    if (target.equals("budget")) {
      return new Budget();
    }
    if (target.startsWith("precision=")) {
      try {
        return new Precision(Double.parseDouble(target.substring("precision=".length())));
      } catch (NumberFormatException e) {
        throw unknown(text, e);
      }
    }
    throw unknown(text, null);
  }

  private static IllegalArgumentException unknown(String text, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "'%s' is no target; give precision=0.9, f1 or budget".formatted(text), cause);
  }
}
