package io.sluice.query.boards;

import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where dashboards are.
 *
 * @param asset the dashboard of one asset: takes {@code var-asset}, {@code var-stream}, {@code
 *     from} and {@code to} (milliseconds since 1970); null if there is no Grafana
 */
@Schema(name = "Boards", description = "where dashboards are")
public record Boards(
    @Schema(
            type = SchemaType.STRING,
            nullable = true,
            description =
                "the dashboard of one asset: takes var-asset, var-stream, from and to (milliseconds"
                    + " since 1970); null if there is none",
            examples = "https://grafana.example.com/d/sluice-asset")
        @Nullable URI asset) {}
