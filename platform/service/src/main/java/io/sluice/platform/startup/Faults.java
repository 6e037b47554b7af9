package io.sluice.platform.startup;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** What is wrong with settings, each as a sentence that says what to change. */
public final class Faults {

  private static final Logger LOG = Logger.getLogger(Faults.class);

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
   * What throws {@link IllegalArgumentException} with such a sentence if it is not given what it
   * needs. Anything else is a bug, and goes on; so does one without a sentence, or below another
   * exception, as libraries throw it.
   */
  public void of(Runnable attempt) {
    try {
      attempt.run();
    } catch (IllegalArgumentException e) {
      if (e.getMessage() == null) {
        throw e;
      }
      LOG.debug("refused", e);
      add(e.getMessage());
    }
  }

  /** In the order in which they were found, each once. */
  public List<String> sentences() {
    return List.copyOf(sentences);
  }
}
