package io.sluice.scoring.publish;

/** Why a reading cannot be scored. */
public enum DeadLetterReason {
  MALFORMED("malformed"),
  UNKNOWN_PROFILE("unknown-profile"),
  /** The key is not the asset: its readings could lie on several partitions. */
  WRONG_KEY("wrong-key");

  private final String code;

  DeadLetterReason(String code) {
    this.code = code;
  }

  /** What {@link io.sluice.contracts.Headers#DEAD_LETTER_REASON} carries. */
  public String code() {
    return code;
  }
}
