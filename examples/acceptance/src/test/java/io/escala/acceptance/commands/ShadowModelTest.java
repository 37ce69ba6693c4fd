package io.escala.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.crm.AccountId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.line.LineScope;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.store.Visibility;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;

/** What fifty accounts with the same ids see, are refused and come to, against a plain model of it, over random steps of fixed seeds. */
class ShadowModelTest {
    private static final List<Long> SEEDS = List.of(1L, 2L, 3L, 4L);
    private static final int STEPS = 2_500;
    private static final int SAMPLE = 1_000;

    @EveryStore
    @DisplayName(
            "M1, M4, M14, M45, S1 In fifty accounts with the same ids every actor sees, is refused and changes what a plain model says")
    void asAPlainModelSays(InboxFixture fixture) {
        if (fixture.setups().playsAll()) {
            SEEDS.forEach(seed -> new ShadowRun(fixture, fixture.store(), seed).steps(STEPS));
        } else {
            new ShadowRun(fixture, fixture.store(), SEEDS.get(0)).steps(SAMPLE);
        }
    }

    @EveryStore
    @DisplayName(
            "A store whose lists or counts forget the lines of a role is told from a right one, with seed and step")
    void wrongStoresAreFound(InboxFixture fixture) {
        CrmStore lists = new ForwardingCrmStore(fixture.store()) {
            @Override
            public CursorPage<Conversation> listConversations(
                    AccountId account,
                    ConversationFilter filter,
                    Visibility visibility,
                    @Nullable String after,
                    int limit) {
                return super.listConversations(account, filter, everyLine(visibility), after, limit);
            }
        };
        CrmStore counts = new ForwardingCrmStore(fixture.store()) {
            @Override
            public long countConversations(
                    AccountId account, ConversationFilter filter, Visibility visibility, long enough) {
                return super.countConversations(account, filter, everyLine(visibility), enough);
            }
        };

        assertThatThrownBy(() -> new ShadowRun(fixture, lists, 5).steps(SAMPLE))
                .hasMessageStartingWith("seed 5, step ")
                .hasMessageContaining("rows");
        assertThatThrownBy(() -> new ShadowRun(fixture, counts, 6).steps(SAMPLE))
                .hasMessageStartingWith("seed 6, step ")
                .hasMessageContaining("count");
    }

    private static Visibility everyLine(Visibility visibility) {
        return new Visibility(visibility.all(), visibility.owners(), visibility.unassigned(), LineScope.ALL);
    }
}
