package io.sluice.testbed.network.traffic;

/** How a conversation stands when the sensor tells of it, as Argus and UNSW-NB15 call it. */
public enum FlowState {
  /** It goes on, or datagrams went both ways. */
  CON,
  /** Closed in order. */
  FIN,
  /** Reset. */
  RST,
  /** Somebody asked for a connection, and nobody answered. */
  REQ,
  /** Datagrams one way. */
  INT,
  /** An echo was asked for, and came. */
  ECO
}
