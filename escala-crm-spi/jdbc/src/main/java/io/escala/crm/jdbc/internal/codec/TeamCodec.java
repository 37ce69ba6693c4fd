package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.IdleRule;
import io.escala.crm.account.Permission;
import io.escala.crm.account.Role;
import io.escala.crm.account.TeamSettings;
import io.escala.crm.account.TeamUser;
import io.escala.crm.account.UserId;
import io.escala.crm.account.UserStatus;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineScope;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The storage form of users, roles and statuses. */
public final class TeamCodec {
    private static final String TABLE = "escala_team";

    private TeamCodec() {}

    /** Writes roles and statuses as JSON, without account and version. */
    public static String write(TeamSettings settings) {
        return new JsonDocument()
                .put("roles", settings.roles().stream().map(TeamCodec::doc).toList())
                .put(
                        "statuses",
                        settings.statuses().stream().map(TeamCodec::doc).toList())
                .put("idleRule", doc(settings.idleRule()))
                .json();
    }

    /** Reads roles and statuses from their columns and JSON. */
    public static TeamSettings settings(AccountId account, long version, String json) {
        JsonDocument doc = JsonDocument.of(json);
        return new TeamSettings(
                account,
                doc.docs("roles").stream().map(TeamCodec::role).toList(),
                doc.docs("statuses").stream().map(TeamCodec::status).toList(),
                idleRule(doc.docOrNull("idleRule")),
                version);
    }

    private static @Nullable JsonDocument doc(@Nullable IdleRule rule) {
        return rule == null
                ? null
                : new JsonDocument()
                        .put("after", rule.after().toMillis())
                        .put("status", rule.status())
                        .put("since", rule.since());
    }

    private static @Nullable IdleRule idleRule(@Nullable JsonDocument doc) {
        return doc == null
                ? null
                : new IdleRule(Duration.ofMillis(doc.number("after")), doc.text("status"), doc.timeOrNull("since"));
    }

    static JsonDocument doc(Role role) {
        LineScope lines = role.lines();
        return new JsonDocument()
                .put("name", role.name())
                .put("description", role.description())
                .put(
                        "permissions",
                        role.permissions().stream()
                                .map(StoredNames.PERMISSION::tag)
                                .sorted()
                                .toList())
                .put("allLines", lines.all())
                .put("channels", tags(lines.channels()))
                .put("lines", lines.lines().stream().map(LineId::value).sorted().toList())
                .put("except", tags(lines.except()));
    }

    /** A permission or channel that only a newer version knows is nothing that this one could allow. */
    static Role role(JsonDocument doc) {
        Set<Permission> permissions = doc.texts("permissions").stream()
                .flatMap(name -> StoredNames.PERMISSION.find(name, TABLE).stream())
                .collect(Collectors.toSet());
        return new Role(
                doc.text("name"),
                doc.textOrNull("description"),
                permissions,
                new LineScope(
                        doc.flag("allLines"),
                        channels(doc, "channels"),
                        doc.texts("lines").stream().map(LineId::new).collect(Collectors.toSet()),
                        channels(doc, "except")));
    }

    private static JsonDocument doc(UserStatus status) {
        return new JsonDocument()
                .put("name", status.name())
                .put("online", status.online())
                .put("takes", status.takesConversations())
                .put("reply", status.automaticReply());
    }

    private static UserStatus status(JsonDocument doc) {
        return new UserStatus(doc.text("name"), doc.flag("online"), doc.flag("takes"), doc.textOrNull("reply"));
    }

    /** Writes a user as JSON, without account, id and version. */
    public static String write(TeamUser user) {
        return new JsonDocument()
                .put("name", user.displayName())
                .put("role", user.role())
                .put("active", user.active())
                .put("status", user.status())
                .put("idleSince", user.idleSince())
                .json();
    }

    /** Reads a user from its columns and JSON. */
    public static TeamUser user(AccountId account, UserId id, long version, String json) {
        JsonDocument doc = JsonDocument.of(json);
        return new TeamUser(
                account,
                id,
                doc.text("name"),
                doc.text("role"),
                doc.flag("active"),
                doc.text("status"),
                doc.timeOrNull("idleSince"),
                version);
    }

    /** Writes channels as a list of their names. */
    static List<String> tags(Collection<Channel> channels) {
        return channels.stream().map(StoredNames.CHANNEL::tag).sorted().toList();
    }

    /** Reads a list of channels; one that only a newer version knows has no lines here. */
    static Set<Channel> channels(JsonDocument doc, String name) {
        return doc.texts(name).stream()
                .flatMap(channel -> StoredNames.CHANNEL.find(channel, TABLE).stream())
                .collect(Collectors.toSet());
    }
}
