package io.sluice.testbed.network.host;

/** What a machine is for. */
public enum HostKind {
  /** A controller that speaks Modbus/TCP. */
  MODBUS_PLC,
  /** A controller that speaks S7. */
  S7_PLC,
  /** A panel of the operators. */
  HMI,
  /** Asks all controllers and keeps what they say. */
  SCADA,
  /** Stores what is measured. */
  HISTORIAN,
  /** Offers controllers by OPC UA, and reports to the maker's cloud. */
  GATEWAY,
  /** Where controllers are programmed. */
  ENGINEERING,
  /** Names, accounts: DNS, LDAP, Kerberos. */
  DIRECTORY,
  /** NTP. */
  CLOCK,
  /** Shared files, and the backups of all others. */
  FILES,
  /** Asks all others how they are. */
  MONITOR,
  /** Web pages of the house. */
  INTRANET,
  /** Through which people from elsewhere log in. */
  JUMP_HOST,
  /** Through which browsers reach the web. */
  PROXY,
  /** A laptop or a desktop of somebody. */
  OFFICE,
  PRINTER,
  SWITCH,
  /** Takes telemetry by MQTT, once it is there. */
  BROKER,
  /** Somewhere else in the world. */
  OUTSIDE,
  /** An address that nobody has. */
  NOBODY;

  /** Whether people log in to it over the network, and files are put on it. */
  public boolean isWindows() {
    return switch (this) {
      case HMI, SCADA, HISTORIAN, ENGINEERING, DIRECTORY, OFFICE -> true;
      case MODBUS_PLC,
          S7_PLC,
          GATEWAY,
          CLOCK,
          FILES,
          MONITOR,
          INTRANET,
          JUMP_HOST,
          PROXY,
          PRINTER,
          SWITCH,
          BROKER,
          OUTSIDE,
          NOBODY ->
          false;
    };
  }

  public boolean isPlc() {
    return this == MODBUS_PLC || this == S7_PLC;
  }
}
