package io.escala.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.commands.ShadowAccount.Talk;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.conversations.ConversationSummary;
import io.escala.core.conversations.Conversations;
import io.escala.core.conversations.ThreadSystemEntry;
import io.escala.core.inbox.Inbox;
import io.escala.core.port.Team;
import io.escala.core.port.TeamMember;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Listing;
import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.AccessSettings;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.EntryContent;
import io.escala.crm.line.LineId;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Random steps of random actors in fifty accounts, each compared with the model. The same seed makes the same steps. */
final class ShadowRun {
    private static final int TENANTS = 50;

    private final InboxFixture fixture;
    private final long seed;
    private final Random random;
    private final List<ShadowTenant> tenants = new ArrayList<>();
    private final ShadowCommands commands;

    ShadowRun(InboxFixture fixture, CrmStore store, long seed) {
        this.fixture = fixture;
        this.seed = seed;
        this.random = new Random(seed);
        this.commands = new ShadowCommands(random, tenants);
        Map<AccountId, List<TeamMember>> teams = new HashMap<>();
        for (int number = 0; number < TENANTS; number++) {
            teams.put(account(number), ShadowActor.team());
        }
        Inbox inbox = Inbox.builder(store)
                .clock(fixture.clock())
                .gateway(new AcceptingGateway())
                .team(Team.fixed(teams))
                .build();
        for (int number = 0; number < TENANTS; number++) {
            int ofMeta = Math.toIntExact(seed * 1_000 + number);
            tenants.add(new ShadowTenant(fixture, inbox, account(number), ofMeta, access()));
        }
    }

    private AccountId account(int number) {
        return new AccountId("tenant-" + seed + "-" + number);
    }

    private AccessSettings access() {
        AccessSettings access = AccessSettings.DEFAULT.withSellersSeeUnassigned(random.nextBoolean());
        return switch (random.nextInt(4)) {
            case 0 -> access.withAdministratorsOnly(Channel.MESSENGER);
            case 1 -> access.withAdministratorsOnly(Channel.WHATSAPP);
            default -> access;
        };
    }

    /** Takes steps, and compares every conversation in the end. */
    void steps(int count) {
        for (int step = 0; step < count; step++) {
            fixture.later(Duration.ofSeconds(1));
            ShadowStep what = random.nextInt(60) == 0 ? ShadowStep.SETTINGS : any(ShadowStep.values());
            ShadowActor actor = any(ShadowActor.values());
            int tenant = random.nextInt(TENANTS);
            take("seed " + seed + ", step " + step + ": " + actor + " " + what + " in " + tenant, what, actor, tenant);
        }
        tenants.forEach(tenant -> tenant.model().talks.values().forEach(tenant::check));
        assertThat(commands.unseen())
                .as("commands that were never done, or never refused")
                .isEmpty();
    }

    private void take(String step, ShadowStep what, ShadowActor actor, int number) {
        ShadowTenant tenant = tenants.get(number);
        boolean foreign = random.nextInt(5) == 0;
        Talk asked = talk(foreign ? tenants.get((number + 1 + random.nextInt(TENANTS - 1)) % TENANTS) : tenant);
        Talk own = foreign ? null : asked;
        try {
            switch (what) {
                case LIST -> list(tenant, actor);
                case VIEW, THREAD -> read(tenant, actor, asked.id, own);
                case INBOUND -> inbound(tenant, own == null ? talk(tenant) : own);
                case SETTINGS -> tenant.save(access());
                default -> commands.take(tenant, actor, what, asked.id, own);
            }
            if (own != null) {
                tenant.check(own);
            }
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(step + (foreign ? " on a foreign id" : "") + ": " + e.getMessage(), e);
        }
    }

    private Talk talk(ShadowTenant tenant) {
        return any(tenant.model().talks.values().toArray(Talk[]::new));
    }

    private <T> T any(T[] all) {
        return all[random.nextInt(all.length)];
    }

    private void list(ShadowTenant tenant, ShadowActor actor) {
        Predicate<Talk> expected;
        ConversationQuery query;
        switch (random.nextInt(4)) {
            case 0 -> {
                query = ConversationQuery.open();
                expected = talk -> talk.open;
            }
            case 1 -> {
                query = ConversationQuery.closed();
                expected = talk -> !talk.open;
            }
            case 2 -> {
                query = ConversationQuery.all().onlyUnread();
                expected = talk -> talk.unread();
            }
            default -> {
                query = ConversationQuery.all();
                expected = talk -> true;
            }
        }
        Listing<ConversationSummary> list = tenant.as(actor).conversations().list(query);
        List<ConversationId> rows = new ArrayList<>();
        CursorPage<ConversationSummary> page = list.page(CursorRequest.first(2));
        page.items().forEach(row -> rows.add(row.id()));
        for (String next = page.next(); next != null; next = page.next()) {
            page = list.page(CursorRequest.after(next, 2));
            page.items().forEach(row -> rows.add(row.id()));
        }
        assertThat(rows)
                .as("rows")
                .containsExactlyInAnyOrderElementsOf(tenant.model().seen(actor, expected));
        assertThat(list.count().value()).as("count").isEqualTo(rows.size());
    }

    private static void read(ShadowTenant tenant, ShadowActor actor, ConversationId id, @Nullable Talk talk) {
        Conversations desk = tenant.as(actor).conversations();
        boolean seen = talk != null && tenant.model().sees(actor, talk);
        assertThat(desk.view(id).isPresent()).as("view").isEqualTo(seen);
        assertThat(desk.messages(id).stream().count())
                .as("messages")
                .isEqualTo(seen && talk != null ? talk.messages : 0);
        var thread = desk.thread(id).page(CursorRequest.newest(1_000));
        assertThat(thread.isPresent()).as("thread").isEqualTo(seen);
        thread.ifPresent(found -> assertThat(found.entries().stream()
                        .filter(ThreadSystemEntry.class::isInstance)
                        .map(entry -> ((ThreadSystemEntry) entry).entry().content())
                        .filter(EntryContent.Note.class::isInstance))
                .as("notes")
                .hasSize(talk == null ? 0 : talk.notes));
    }

    private void inbound(ShadowTenant tenant, Talk talk) {
        LineId line = talk.channel == Channel.MESSENGER
                ? TestBusiness.PAGE
                : talk.salesLine ? TestBusiness.SALES : TestBusiness.SUPPORT;
        tenant.writes(talk, line, 1 + random.nextInt(2));
    }
}
