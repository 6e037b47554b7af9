package io.sluice.alert.delivery;

/** Where a delivery stands. */
public enum DeliveryStatus {
  /** Waits for its next attempt, or is under way. */
  PENDING,
  DELIVERED,
  /**
   * Failed again and again until a newer alert of its incident took its place; can be sent again.
   */
  SUPERSEDED,
  /** Given up; can be sent again by hand. */
  DEAD
}
