package io.sluice.query.login;

import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * That a session is over.
 *
 * @param next where the browser ends the one at the issuer, too; null if the issuer has no such
 *     place
 */
@Schema(name = "SessionEnd", description = "that a session is over")
public record SessionEnd(
    @Schema(
            type = SchemaType.STRING,
            description =
                "where the browser ends the session at the issuer, too; it adds"
                    + " post_logout_redirect_uri. Null if the issuer has no such place",
            examples = "https://login.example.com/logout?client_id=sluice",
            nullable = true)
        @Nullable URI next) {}
