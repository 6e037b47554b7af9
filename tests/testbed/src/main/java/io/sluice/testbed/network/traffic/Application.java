package io.sluice.testbed.network.traffic;

/**
 * What is spoken, and where it is listened for.
 *
 * @param service what a sensor calls it once it has seen payload, {@code -} what it does not know
 * @param port 0 where there is none
 */
public record Application(String service, Transport transport, int port) {

  public static final String UNKNOWN = "-";

  public static final Application MODBUS = new Application("modbus", Transport.TCP, 502);
  public static final Application S7 = new Application("s7comm", Transport.TCP, 102);
  public static final Application OPC_UA = new Application("opcua", Transport.TCP, 4840);
  public static final Application MQTT = new Application("mqtt", Transport.TCP, 1883);
  public static final Application HTTP = new Application("http", Transport.TCP, 80);
  public static final Application PROXY = new Application("http", Transport.TCP, 8080);
  public static final Application HTTPS = new Application("ssl", Transport.TCP, 443);
  public static final Application SSH = new Application("ssh", Transport.TCP, 22);
  public static final Application FTP = new Application("ftp", Transport.TCP, 21);
  public static final Application TELNET = new Application("telnet", Transport.TCP, 23);
  public static final Application SMB = new Application("smb", Transport.TCP, 445);
  public static final Application RDP = new Application("rdp", Transport.TCP, 3389);
  public static final Application VNC = new Application(UNKNOWN, Transport.TCP, 5900);
  public static final Application WINRM = new Application("http", Transport.TCP, 5985);
  public static final Application RPC = new Application("dce_rpc", Transport.TCP, 135);
  public static final Application LDAP = new Application("ldap", Transport.TCP, 389);
  public static final Application KERBEROS = new Application("krb", Transport.TCP, 88);
  public static final Application PRINTING = new Application(UNKNOWN, Transport.TCP, 9100);
  public static final Application DNS = new Application("dns", Transport.UDP, 53);
  public static final Application NTP = new Application("ntp", Transport.UDP, 123);
  public static final Application SNMP = new Application("snmp", Transport.UDP, 161);
  public static final Application SYSLOG = new Application("syslog", Transport.UDP, 514);
  public static final Application DISCOVERY = new Application(UNKNOWN, Transport.UDP, 5353);
  public static final Application PING = new Application(UNKNOWN, Transport.ICMP, 0);

  /** Something that listens elsewhere than usual. */
  public Application at(int otherPort) {
    return new Application(service, transport, otherPort);
  }

  /** Whatever listens at a port. */
  public static Application tcp(int port) {
    return new Application(UNKNOWN, Transport.TCP, port);
  }

  /** Whatever listens at a port. */
  public static Application udp(int port) {
    return new Application(UNKNOWN, Transport.UDP, port);
  }
}
