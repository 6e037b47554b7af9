package io.sluice.alert.delivery;

import io.sluice.alert.store.Database;
import io.sluice.contracts.ReservedAssets;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads deliveries for people, newest first. */
@ApplicationScoped
class DeliveryQuery {

  private final Database database;

  DeliveryQuery(Database database) {
    this.database = database;
  }

  DeliveryPage page(DeliveryFilter filter) throws SQLException {
    var conditions = new ArrayList<String>();
    var values = new ArrayList<Object>();
    filter.status().ifPresent(status -> add("d.status = ?", status.name(), conditions, values));
    filter.channel().ifPresent(channel -> add("d.channel = ?", channel, conditions, values));
    if (filter.channel().isEmpty()) {
      // They are nobody's, and one a minute would be all that people see.
      add("d.asset <> ?", ReservedAssets.CANARY, conditions, values);
    }
    filter.alert().ifPresent(alert -> add("d.alert = ?", alert, conditions, values));
    filter.after().ifPresent(after -> add("d.seq < ?", after, conditions, values));
    String sql =
        DeliveryRows.SELECT
            + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
            + " order by d.seq desc limit ?";
    // One more than asked for tells whether there is a next page.
    values.add(filter.limit() + 1);
    return database.transact(
        connection -> {
          try (var select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
              select.setObject(i + 1, values.get(i));
            }
            var items = new ArrayList<DeliveryView>();
            long last = 0;
            try (var rows = select.executeQuery()) {
              while (rows.next()) {
                if (items.size() == filter.limit()) {
                  return new DeliveryPage(items, Long.toString(last));
                }
                items.add(DeliveryRows.view(rows));
                last = DeliveryRows.seq(rows);
              }
            }
            return new DeliveryPage(items, null);
          }
        });
  }

  private static void add(
      String condition, Object value, List<String> conditions, List<Object> values) {
    conditions.add(condition);
    values.add(value);
  }
}
