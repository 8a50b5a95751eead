import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { Suspense, useEffect } from 'react';
import { Unbroken } from './shell/broken.tsx';
import { Nav, viewsOf } from './shell/nav.tsx';
import { go, type Place, usePlace } from './shell/place.ts';
import { MeProvider, type Tab, TabProvider, useTab } from './shell/tab.ts';
import { Themed, useTheme } from './shell/themes.tsx';
import { useAnswer } from './shell/use-answer.ts';
import { ViewFrame } from './shell/view-frame.tsx';
import { views } from './views/views.tsx';

const useStyles = makeStyles({
  page: { minHeight: '100vh', backgroundColor: tokens.colorNeutralBackground2 },
});

export function App({ tab }: { readonly tab: Tab }) {
  return (
    <Themed theme={useTheme(tab.host)}>
      <TabProvider value={tab}>
        <Shell />
      </TabProvider>
    </Themed>
  );
}

/** Who looks is asked first: it decides which views there are. */
function Shell() {
  const { say, host } = useTab();
  const styles = useStyles();
  const place = usePlace();
  const known = useAnswer({ path: '/api/tab/me' });
  const { answer: me, failed } = known;
  const isKnown = me !== undefined || failed !== undefined;
  useEffect(() => {
    if (isKnown) host.shown();
  }, [isKnown, host]);
  useEffect(() => {
    const [first] = me === undefined ? [] : viewsOf(me);
    if (me !== undefined && first !== undefined && place.view === 'my-work' && !me.sees.work) {
      go({ view: first, filters: {} }, 'replace');
    }
  }, [me, place.view]);
  if (me === undefined) {
    return (
      <div className={styles.page}>
        <ViewFrame title={say('tab.page.name')} known={known}>
          {() => null}
        </ViewFrame>
      </div>
    );
  }
  const View = views[place.view];
  if (View === undefined) return null;
  return (
    <div className={styles.page}>
      <MeProvider value={me}>
        <Nav me={me} place={place} />
        <Unbroken key={keyOf(place)} say={say}>
          <Suspense fallback={<Spinner label={say('tab.page.loading')} />}>
            <View place={place} />
          </Suspense>
        </Unbroken>
      </MeProvider>
    </div>
  );
}

/** Another deal is another view; what is opened within a list is not. */
function keyOf({ view, id }: Place): string {
  return view === 'deal' ? `deal/${id}` : view;
}
