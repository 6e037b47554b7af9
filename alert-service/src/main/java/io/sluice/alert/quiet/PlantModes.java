package io.sluice.alert.quiet;

import io.sluice.contracts.Alert;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The operating modes that plants say they are in themselves, as they are stored. */
final class PlantModes {

  private static final String MODES =
      "select asset, mode from alerting.asset_state where asset = any (?) and mode is not null";
  private static final String ASK =
      "update alerting.held set ask_at = now() where kind = 'MODE' and asset = any (?)";

  private PlantModes() {}

  /** By asset, of those that say one. */
  static Map<String, String> of(Connection connection, Collection<Alert> alerts)
      throws SQLException {
    try (var select = connection.prepareStatement(MODES)) {
      select.setArray(
          1,
          connection.createArrayOf("text", alerts.stream().map(Alert::asset).distinct().toArray()));
      try (var row = select.executeQuery()) {
        var modes = new HashMap<String, String>();
        while (row.next()) {
          modes.put(row.getString(1), row.getString(2));
        }
        return modes;
      }
    }
  }

  /** What another mode kept quiet this one may not. */
  static void askAgain(Connection connection, Collection<String> assets) throws SQLException {
    try (var ask = connection.prepareStatement(ASK)) {
      ask.setArray(1, connection.createArrayOf("text", assets.toArray()));
      ask.executeUpdate();
    }
  }
}
