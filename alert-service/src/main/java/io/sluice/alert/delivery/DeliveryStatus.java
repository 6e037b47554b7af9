package io.sluice.alert.delivery;

/** Where a delivery stands. */
public enum DeliveryStatus {
  /** Waits for its next attempt, or is under way. */
  PENDING,
  DELIVERED,
  /** Given up; can be sent again by hand. */
  DEAD
}
