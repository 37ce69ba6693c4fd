package io.escala.acceptance.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.access.DeskRows.Data;
import io.escala.acceptance.access.DeskRows.Row;
import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.channel.MediaOutcome;
import io.escala.core.channel.MediaSink;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.Assignment;
import io.escala.core.inbox.Desk;
import io.escala.core.port.FolderMediaStorage;
import io.escala.core.port.Team;
import io.escala.core.port.TeamMember;
import io.escala.core.result.Listing;
import io.escala.core.result.Receipt;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Role;
import io.escala.crm.account.TeamUser;
import io.escala.crm.account.UserId;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.line.Line;
import io.escala.fakemeta.MediaFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each role may do with every method that is reached from a desk: the table is {@link DeskRows}. */
class DeskAccessTest {
    private static final UserId SAM = new UserId("sam");
    private static final byte[] PICTURE = {1, 2, 3};

    @TempDir
    private Path folder;

    /** Who asks, and whose conversation it is about: one for each column of the table. */
    private record Column(String name, Actor actor, Assignment whose) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static List<Column> columns() {
        Assignment own = Assignment.toUser(SAM);
        return List.of(
                new Column("administrator", user(Role.ADMINISTRATOR), Assignment.toUser(new UserId("other"))),
                new Column("sales user, own", user(Role.SALES_USER), own),
                new Column("sales user, nobody's", user(Role.SALES_USER), Assignment.toNobody()),
                new Column("sales user, others'", user(Role.SALES_USER), Assignment.toUser(new UserId("other"))),
                new Column("editor", user(Role.EDITOR), own),
                new Column("no permissions", user(new Role("nothing", Set.of())), own),
                new Column("automation", Actor.automation(TestBusiness.ACCOUNT), own),
                new Column("campaign", Actor.campaign(TestBusiness.ACCOUNT), own),
                new Column("host", Actor.host(TestBusiness.ACCOUNT), own));
    }

    private static Actor user(Role role) {
        return Actor.user(TestBusiness.ACCOUNT, SAM, role);
    }

    @Test
    @DisplayName("Every method that is reached from a desk has its row, and every row its method")
    void everyMethodHasItsRow() {
        Map<String, Method> methods = new LinkedHashMap<>();
        collect(Desk.class, methods, new TreeSet<>());
        List<String> rows = new DeskRows().all().stream().map(Row::method).toList();

        assertThat(rows).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(rows)).isEqualTo(new TreeSet<>(methods.keySet()));
        assertThat(methods).hasSizeGreaterThan(60);
    }

    /** Parts of a desk are no reads: what they offer is. */
    private static void collect(Class<?> type, Map<String, Method> methods, Set<String> seen) {
        if (!seen.add(type.getName())) {
            return;
        }
        for (Method method : type.getMethods()) {
            if (Modifier.isStatic(method.getModifiers()) || method.isSynthetic()) {
                continue;
            }
            Class<?> returned = method.getReturnType();
            boolean part = isPart(returned);
            if (part) {
                collect(returned, methods, seen);
            }
            if (!part || type != Desk.class) {
                methods.put(signature(type, method), method);
            }
        }
    }

    private static boolean isPart(Class<?> type) {
        return type.isInterface()
                && type != Listing.class
                && !type.isSealed()
                && type.getPackageName().startsWith("io.escala.core.");
    }

    private static String signature(Class<?> type, Method method) {
        return type.getSimpleName() + "." + method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private static MediaOutcome fetch(Line line, MediaRef media, MediaSink sink) {
        try {
            sink.take(new ByteArrayInputStream(PICTURE), "image/jpeg");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MediaOutcome.Fetched(PICTURE.length, "image/jpeg");
    }

    @EveryStore
    @DisplayName("S1, S78, M1 Who may do what with whose conversation, contact, line and account")
    void everyRowInEveryColumn(InboxFixture fixture) throws Exception {
        InboxFixture.Node node = fixture.node(DeskAccessTest::fetch, new FolderMediaStorage(folder));
        InboxFixture.Node withTeam = fixture.configured(builder -> builder.team(
                Team.fixed(TestBusiness.ACCOUNT, List.of(TeamMember.available(SAM, "Sam", Role.SALES_USER)))));
        InboxFixture.Node keptTeam = fixture.configured(builder -> builder.team(Team.keptIn(fixture.store())));
        keptTeam.inbox()
                .as(fixture.administrator())
                .team()
                .save(TeamUser.of(TestBusiness.ACCOUNT, SAM, "Sam", Role.SALES_USER))
                .orThrow();
        Receipt.Item picture = node.deliver(fixture.meta()
                        .whatsAppPerson("5493415550101")
                        .chat()
                        .comingByAd("120210000000001", "click-1")
                        .sends(MediaFile.of("image/jpeg", PICTURE)))
                .items()
                .get(0);
        fixture.runWork(node);
        Desk admin = fixture.inbox().as(fixture.administrator());
        ContactCard rosa = admin.contacts()
                .create(Objects.requireNonNull(picture.conversation()), NewContact.consenting("Rosa", "Paz"))
                .orThrow();
        admin.conversations().tag(picture.conversation(), DeskRows.VIP).orThrow();
        Data data = new Data(
                picture.conversation(), Objects.requireNonNull(picture.message()), rosa.id(), node, withTeam, keptTeam);

        List<Column> columns = columns();
        for (Row row : new DeskRows().all()) {
            StringBuilder found = new StringBuilder();
            for (Column column : columns) {
                admin.conversations()
                        .assign(data.conversation(), column.whose())
                        .orThrow();
                found.append(row.check().answer(fixture, data, column.actor(), column.whose()));
            }
            assertThat(found.toString()).as("%s by %s", row.method(), columns).isEqualTo(row.expected());
        }
    }
}
