package io.sluice.testbed.network.traffic;

import io.sluice.testbed.network.random.Chance;

/**
 * What is said in a conversation, without headers.
 *
 * @param sent bytes of who began
 * @param answered bytes of the other
 * @param turns questions and answers
 * @param seconds from the first to the last packet
 */
public record Payload(double sent, double answered, int turns, double seconds) {

  /** The same by chance, each number by itself (log-normal). */
  public Payload vary(Chance chance, double spread) {
    return new Payload(
        chance.about(sent, spread),
        chance.about(answered, spread),
        (int) Math.max(1, Math.round(chance.about(turns, spread))),
        chance.about(seconds, spread));
  }
}
