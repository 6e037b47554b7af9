package io.sluice.platform.startup;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with settings, each as a sentence that says what to change. */
public final class Faults {

  private final Set<String> sentences = new LinkedHashSet<>();

  public void add(String sentence) {
    sentences.add(sentence);
  }

  /**
   * @param isFine whether there is nothing to say
   */
  public void unless(boolean isFine, String sentence) {
    if (!isFine) {
      add(sentence);
    }
  }

  public void atLeast(String key, Duration value, Duration least) {
    unless(
        value.compareTo(least) >= 0, "%s is %s, expected at least %s".formatted(key, value, least));
  }

  /**
   * What throws {@link IllegalArgumentException} or {@link IllegalStateException} with such a
   * sentence if it is not given what it needs. A container may wrap it.
   */
  public void of(Runnable attempt) {
    try {
      attempt.run();
    } catch (RuntimeException e) {
      Throwable fault = e;
      while (!isFault(fault)) {
        if (fault.getCause() == null) {
          throw e;
        }
        fault = fault.getCause();
      }
      add(String.valueOf(fault.getMessage()));
    }
  }

  private static boolean isFault(Throwable e) {
    return e instanceof IllegalArgumentException || e instanceof IllegalStateException;
  }

  /** In the order in which they were found, each once. */
  public List<String> sentences() {
    return List.copyOf(sentences);
  }
}
