package io.sluice.query.api;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What all resources have in common, for the OpenAPI page. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Sluice query API",
            version = "v1",
            license = @License(name = "Apache-2.0"),
            description =
                "Readings, scores, incidents and alerts of all assets. Lists come newest first"
                    + " (event time) and in pages: follow `next` until it is null. Without `from`"
                    + " and `to` a list begins with the latest data, whatever its date. Errors are"
                    + " problem+json (RFC 9457). A parameter that is not listed is refused. A CSV of"
                    + " more than 1,000,000 rows (sluice.query.paging.max-csv-rows) is broken off"
                    + " after so many: the transfer does not end as a complete one does, which"
                    + " clients report as an error. Ask for shorter ranges of `from` and `to`."),
    components =
        @Components(
            parameters = {
              @Parameter(
                  name = "asset",
                  in = ParameterIn.QUERY,
                  description = "only this asset",
                  schema = @Schema(type = SchemaType.STRING, maxLength = 200),
                  example = "plant-1"),
              @Parameter(
                  name = "stream",
                  in = ParameterIn.QUERY,
                  description =
                      "only what is of this stream; of incidents and alerts those that it gave"
                          + " evidence for",
                  schema = @Schema(type = SchemaType.STRING, maxLength = 200),
                  example = "swat"),
              @Parameter(
                  name = "profile",
                  in = ParameterIn.QUERY,
                  description = "only what is of this profile",
                  schema = @Schema(type = SchemaType.STRING, maxLength = 200),
                  example = "swat"),
              @Parameter(
                  name = "incident",
                  in = ParameterIn.QUERY,
                  description = "only alerts of this incident",
                  schema = @Schema(type = SchemaType.STRING, format = "uuid")),
              @Parameter(
                  name = "category",
                  in = ParameterIn.QUERY,
                  description =
                      "only what is about the process, about the data, about tags that have moved"
                          + " for good, or about what this release does not know",
                  schema =
                      @Schema(
                          type = SchemaType.STRING,
                          enumeration = {"PROCESS", "DATA", "DRIFT", "OTHER"}),
                  example = "DATA"),
              @Parameter(
                  name = "cause",
                  in = ParameterIn.QUERY,
                  description = "only incidents that look like this",
                  schema =
                      @Schema(
                          type = SchemaType.STRING,
                          enumeration = {
                            "SENSOR_DRIFT",
                            "SENSOR_FAULT",
                            "EQUIPMENT_MALFUNCTION",
                            "CYBER_THREAT",
                            "OPERATING_CHANGE",
                            "UNKNOWN"
                          }),
                  example = "SENSOR_FAULT"),
              @Parameter(
                  name = "drifting",
                  in = ParameterIn.QUERY,
                  description = "only streams that are unlike what was trained on, or only others",
                  schema = @Schema(type = SchemaType.BOOLEAN)),
              @Parameter(
                  name = "severity",
                  in = ParameterIn.QUERY,
                  description = "at least this severity",
                  schema =
                      @Schema(
                          type = SchemaType.STRING,
                          enumeration = {"NONE", "INFO", "WARNING", "CRITICAL"}),
                  example = "WARNING"),
              @Parameter(
                  name = "status",
                  in = ParameterIn.QUERY,
                  description = "only incidents that go on, or that are over",
                  schema =
                      @Schema(
                          type = SchemaType.STRING,
                          enumeration = {"OPEN", "RESOLVED"}),
                  example = "OPEN"),
              @Parameter(
                  name = "from",
                  in = ParameterIn.QUERY,
                  description = "event time of the oldest, inclusive; ISO-8601 with offset",
                  schema = @Schema(type = SchemaType.STRING, format = "date-time"),
                  example = "2015-12-28T10:00:00Z"),
              @Parameter(
                  name = "to",
                  in = ParameterIn.QUERY,
                  description = "event time just after the newest; ISO-8601 with offset",
                  schema = @Schema(type = SchemaType.STRING, format = "date-time"),
                  example = "2015-12-28T11:00:00Z"),
              @Parameter(
                  name = "limit",
                  in = ParameterIn.QUERY,
                  description = "rows of a page",
                  schema = @Schema(type = SchemaType.INTEGER, minimum = "1", defaultValue = "100"),
                  example = "100"),
              @Parameter(
                  name = "cursor",
                  in = ParameterIn.QUERY,
                  description = "where the page before ended: out of its `next`",
                  schema = @Schema(type = SchemaType.STRING)),
              // of lists that alert-service answers
              @Parameter(
                  name = "state",
                  in = ParameterIn.QUERY,
                  description = "only those in this state",
                  schema =
                      @Schema(
                          type = SchemaType.STRING,
                          enumeration = {"PENDING", "ACTIVE", "EXPIRED", "REVOKED"})),
              @Parameter(
                  name = "after",
                  in = ParameterIn.QUERY,
                  description = "'next' of the page before",
                  schema = @Schema(type = SchemaType.STRING))
            },
            responses = {
              @APIResponse(
                  name = "badRequest",
                  responseCode = "400",
                  description = "a parameter is unknown or cannot be understood",
                  content =
                      @Content(
                          mediaType = "application/problem+json",
                          examples =
                              @ExampleObject(
                                  name = "severity",
                                  value =
                                      "{\"status\":400,\"title\":\"Invalid parameter\","
                                          + "\"detail\":\"'severity' is 'high', expected one of"
                                          + " [NONE, INFO, WARNING, CRITICAL]\","
                                          + "\"field\":\"severity\",\"value\":\"high\","
                                          + "\"expected\":\"one of [NONE, INFO, WARNING,"
                                          + " CRITICAL]\"}"))),
              @APIResponse(
                  name = "notFound",
                  responseCode = "404",
                  description = "there is none of that id",
                  content = @Content(mediaType = "application/problem+json")),
              @APIResponse(
                  name = "unavailable",
                  responseCode = "503",
                  description = "not just now; the header Retry-After says when",
                  content = @Content(mediaType = "application/problem+json"))
            }))
public class ApiDefinition extends Application {}
