// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The page around the library. engine.js has the compiled library, samples.js the recorded responses;
// both are scripts and no data, since a page that was opened from a file may not read files.
'use strict';

(() => {
  const by = (id) => document.getElementById(id);
  let library;  // what the WebAssembly module exports

  // The library is there as base64 of gzip: a third of the size, and every browser unpacks it.
  async function load() {
    const packed = Uint8Array.from(atob(window.triageEngine), (c) => c.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    const module = await WebAssembly.compile(await new Response(stream).arrayBuffer());
    // It needs nothing of the outside. Its C library names functions that are never called.
    const imports = {};
    for (const { module: from, name } of WebAssembly.Module.imports(module)) {
      (imports[from] ??= {})[name] = () => 52;  // ENOSYS
    }
    library = (await WebAssembly.instantiate(module, imports)).exports;
    library._initialize();
  }

  function toMemory(text) {
    const bytes = new TextEncoder().encode(text);
    const at = library.malloc(bytes.length + 1);
    const memory = new Uint8Array(library.memory.buffer, at, bytes.length + 1);
    memory.set(bytes);
    memory[bytes.length] = 0;
    return { at, size: bytes.length };
  }

  function fromMemory(at) {
    const memory = new Uint8Array(library.memory.buffer);
    return JSON.parse(new TextDecoder().decode(memory.subarray(at, memory.indexOf(0, at))));
  }

  // What the library says; playground.cpp has the members.
  function ask({ text, provider = '', url = '', idempotent = false, policy = 'default', now = 0 }) {
    const held = [text, provider, url, policy].map(toMemory);
    const [t, p, u, y] = held;
    const answer = fromMemory(
      library.playground_ask(t.at, t.size, p.at, u.at, idempotent ? 1 : 0, y.at, now));
    for (const { at } of held) library.free(at);
    return answer;
  }

  // An element with attributes and children; texts are texts, whatever a server wrote into them.
  function make(name, attributes = {}, ...children) {
    const element = name.startsWith('svg:')
      ? document.createElementNS('http://www.w3.org/2000/svg', name.slice(4))
      : document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  const spaced = (word) => word.replaceAll('_', ' ');
  const capital = (s) => s.charAt(0).toUpperCase() + s.slice(1);

  function duration(ms) {
    if (ms < 1000) return `${Math.round(ms)} ms`;
    if (ms < 120000) return `${+(ms / 1000).toFixed(1)} s`;
    if (ms < 2 * 3600000) return `${+(ms / 60000).toFixed(1)} min`;
    return `${+(ms / 3600000).toFixed(1)} h`;
  }

  function verdictOf(said) {
    const a = said.answer;
    if (a.category === 'none') {
      return { tone: 'none', headline: 'No error', more: a.note ? '' : 'The request was carried out.' };
    }
    const how = a.retry === 'after'
      ? a.delay_ms > 0 ? `after ${duration(a.delay_ms)}` : 'at once'
      : 'with backoff';
    if (a.retry === 'never') return { tone: 'stop', headline: 'Do not retry', more: a.user_message };
    if (said.anybody) return { tone: 'go', headline: `Retry ${how}`, more: 'It was certainly not carried out, so sending it again is safe.' };
    return {
      tone: 'ask',
      headline: `Retry ${how}, if it may run twice`,
      more: a.processed === 'yes' ? 'It was carried out: sending it again does it again.'
        : 'It may have been carried out, so only a request that may be repeated is sent again.',
    };
  }

  const processedWords = {
    no: 'no, certainly not',
    yes: 'yes: sending it again does it again',
    unknown: 'unknown: it may have been',
  };
  const scopeWords = {
    request: 'this request', resource: 'this model or resource', credential: 'this key or token',
    account: 'this account, with all its keys', region: 'this region or host', service: 'the whole service',
  };
  const recoveryWords = {
    refresh_credentials: 'get new credentials', correct_clock: 'sign with the server’s time',
    follow: 'ask where Location points', new_connection: 'use a new connection',
    read_again: 'read the resource again',
  };
  const basisWords = {
    header: 'a response header', body: 'the body', code: 'the code', type: 'the type',
    class: 'the class of the error id', words: 'the words', status: 'the API’s table of statuses',
    default: 'HTTP’s meaning of the status',
  };
  const delayWords = {
    header: 'from a response header', body: 'from the body', limit: 'until the rate limit begins again',
    message: 'from the message', table: 'from the API’s documentation',
  };
  const stopWords = {
    succeeded: 'Nothing is to be sent again: the request succeeded.',
    not_retryable: 'Nothing is sent again: the same request fails the same way.',
    outcome_unknown: 'Nothing is sent again: it may have been carried out, and must not be carried out twice.',
    by_policy: 'Nothing is sent again: the verdict allows it, but not the rules of this policy.',
    server_delay: 'Nothing is sent again: the server asks for a longer wait than this policy accepts',
    attempts_spent: 'then give up: the policy allows {n} attempts',
  };

  function showFacts(said) {
    const a = said.answer;
    const facts = by('facts');
    facts.replaceChildren();
    const add = (name, value, side) => {
      if (value === null || value === undefined || value === '') return;
      const dd = make('dd', {}, value);
      if (side) dd.append(make('span', { class: 'side' }, side));
      facts.append(make('dt', {}, name), dd);
    };
    const token = (t) => make('span', { class: 'token' }, t);
    add('API', said.title, a.host && (a.note || '').includes(a.host) ? `no API of the library has the host ${a.host}`
      : a.host ? `chosen by the host ${a.host}` : '');
    add('Status', String(a.status), a.status_mismatch ? 'the body, or the documentation of the code, has another' : '');
    if (a.category !== 'none') {
      add('Category', token(a.category));
      add('Verdict', token(a.retry), a.delay_basis !== 'none' && a.retry === 'after'
        ? `${duration(a.delay_ms)}, ${delayWords[a.delay_basis]}${a.retry_after ? `: “${a.retry_after}”` : ''}`
        : a.server_delay_ms > 0 && a.retry === 'never'
          ? `the server names ${duration(a.server_delay_ms)}, but waiting does not help` : '');
      add('Processed', processedWords[a.processed]);
      if (a.code) add('Code', token(a.code), a.known ? '' : 'not in the documentation of this API');
      if (a.type) add('Type', token(a.type));
      add('Message', a.message);
      add('Parameter', a.param);
      for (const [field, message] of a.details) {
        if (field !== null || message !== a.message) add('Field', field === null ? message : `${field}: ${message}`);
      }
      add('Would help', `another ${{ request: 'request', resource: 'model or resource', credential: 'key or token', account: 'account', region: 'region or host', service: 'service' }[a.scope]}`,
        `${scopeWords[a.scope]} is affected`);
      if (a.recovery !== 'none') add('Program', `${recoveryWords[a.recovery]}, and try once more`);
      add('To do', token(a.remedy), a.user_message);
      add('Link', a.help);
      add('Request id', a.request_id);
      add('Error id', a.error_id);
      if (a.upstream) add('Upstream', `${spaced(a.upstream.category)}: ${a.upstream.message ?? a.upstream.code ?? ''}`);
      if (a.damage !== 'none') add('Body', `${a.damage}: what was there was read`);
      else if (!['json', 'unread'].includes(a.body_kind)) add('Body', spaced(a.body_kind));
    }
    add('Note', a.note);
  }

  function showWhy(said) {
    const a = said.answer;
    const why = by('why');
    why.replaceChildren();
    if (a.category === 'none') {
      why.append('The status is a success.');
    } else {
      const overruled = a.basis !== said.without;
      why.append('Decided by ', make('strong', {}, basisWords[a.basis]));
      if (overruled) why.append(`; without it, by ${basisWords[said.without]}`);
      if (said.evidence) why.append(' ', make('code', {}, said.evidence));
      if (a.meaning) why.append(`: ${a.meaning}`);
      why.append('. ');
      if (a.source) {
        why.append('Source: ', a.source);
        const known = said.without !== 'default' && said.without !== 'words';
        if (known && said.page) why.append(' (', make('a', { href: said.page, rel: 'noreferrer' }, 'page of the API'), ')');
        why.append('.');
      }
    }
    const shown = by('shown');
    shown.replaceChildren();
    const parts = [said.head, said.body];
    for (const piece of parts.flat()) {
      // Inside of an HTML document, a lone carriage return would be another line.
      const text = piece.text.replaceAll('\r\n', '\n').replaceAll('\r', '\u240d');
      if (piece.roles.length === 0) {
        shown.append(text);
        continue;
      }
      const label = [...new Set(piece.roles)].join(', ');
      shown.append(make(piece.decides ? 'mark' : 'span', piece.decides ? {} : { class: 'read' }, text),
        make('span', { class: 'tag' }, piece.decides ? `${label}, decided` : label));
    }
    if (shown.textContent === '') shown.append('(empty)');
  }

  // A round distance for marks on an axis of that length.
  function roundStep(length, marks) {
    const most = length / marks;
    const units = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 15000, 30000, 60000, 120000,
      300000, 600000, 1800000, 3600000, 7200000, 6 * 3600000, 12 * 3600000, 24 * 3600000];
    return units.find((u) => u >= most) ?? 24 * 3600000 * Math.ceil(most / (24 * 3600000));
  }

  // A line for each attempt: the wait before it, where chance puts it, and its middle. The list below
  // says the same in words.
  function drawTimeline(said) {
    const { steps } = said.plan;
    const box = by('timeline');
    box.replaceChildren();
    box.hidden = steps.length === 0;
    if (steps.length === 0) return;
    const width = Math.max(260, box.clientWidth);
    const left = 14, right = 20, row = 34, top = 4;
    const total = Math.max(1, steps.reduce((sum, s) => sum + s.most_ms, 0));
    const x = (ms) => left + (width - left - right) * ms / total;
    const bottom = top + (steps.length + 1) * row;
    const svg = make('svg:svg', { viewBox: `0 0 ${width} ${bottom + 22}`, width, height: bottom + 22, 'aria-hidden': 'true' });
    const step = roundStep(total, width < 480 ? 4 : 6);
    for (let at = 0; at <= total; at += step) {
      svg.append(make('svg:line', { class: 'grid', x1: x(at), x2: x(at), y1: top, y2: bottom }));
      if (at > 0 && x(at) > width - 24) break;
      svg.append(make('svg:text', { class: 'soft', x: at === 0 ? 0 : x(at), y: bottom + 16, 'text-anchor': at === 0 ? 'start' : 'middle' },
        at === 0 ? 'now' : duration(at)));
    }
    const dots = [];  // in front of all lines
    let least = 0, middle = 0, most = 0;
    for (let i = 0; i <= steps.length; ++i) {
      const y = top + i * row + row / 2;
      if (i > 0) {
        const { least_ms, wait_ms, most_ms } = steps[i - 1];
        const before = middle;
        least += least_ms;
        middle += wait_ms;
        most += most_ms;
        svg.append(
          make('svg:line', { class: 'thread', x1: x(before), x2: x(before), y1: y - row, y2: y }),
          make('svg:line', { class: 'thread', x1: x(before), x2: x(middle), y1: y, y2: y }),
          make('svg:rect', { class: 'chance', x: x(least), y: y - 8, width: Math.max(2, x(most) - x(least)), height: 16, rx: 4 }));
      }
      dots.push(
        make('svg:circle', { class: 'dot', cx: x(middle), cy: y, r: 11 }),
        make('svg:text', { class: 'dot-text', x: x(middle), y: y + 4.5, 'text-anchor': 'middle' }, String(i + 1)));
    }
    svg.append(...dots);
    box.append(svg);
  }

  function showPlan(said) {
    const { steps, stop, wait_ms: wait, max_attempts: allowed } = said.plan;
    const note = by('plan-note');
    const list = by('steps');
    list.replaceChildren();
    list.hidden = steps.length === 0;
    if (steps.length === 0) {
      note.textContent = stop === 'attempts_spent' ? `Nothing is sent again: the policy allows ${allowed} attempts.`
        : stopWords[stop] + (stop === 'server_delay' ? ` (${duration(wait)}).` : '');
    } else {
      note.textContent = 'If each attempt were answered like this one. A bar is where chance may put an attempt.';
      list.append(make('li', {}, 'the attempt that was answered'));
      for (const s of steps) {
        const spread = s.most_ms > s.least_ms;
        let text = s.most_ms === 0 ? 'at once'
          : spread ? `${duration(s.least_ms)} to ${duration(s.most_ms)} later` : `${duration(s.wait_ms)} later`;
        if (s.from_server) text += ', since the server named a delay';
        if (s.recovery !== 'none') text += `: ${recoveryWords[s.recovery]} first`;
        list.append(make('li', {}, text));
      }
      const end = stop === 'attempts_spent' ? stopWords[stop].replace('{n}', allowed)
        : stop === 'not_retryable' ? 'then give up: a second time does not help' : `then stop: ${spaced(stop)}`;
      list.lastChild.append('; ' + end);
    }
    drawTimeline(said);
  }

  function showLimits(said) {
    const rows = said.answer.limits;
    by('limits-section').hidden = rows.length === 0;
    if (rows.length === 0) return;
    const number = (n) => n === null ? '' : n.toLocaleString('en');
    const columns = [
      ['Counted', (r) => r.name ? `${r.unit}, ${r.name}` : r.unit],
      ['Left', (r) => number(r.remaining)],
      ['Of', (r) => number(r.limit)],
      ['Window', (r) => r.window_s ? duration(r.window_s * 1000) : ''],
      ['Begins again', (r) => r.reset_in_ms !== null ? `in ${duration(r.reset_in_ms)}`
        : r.reset_at_ms !== null ? new Date(r.reset_at_ms).toISOString() : ''],
    ].filter(([, value]) => rows.some((r) => value(r) !== ''));
    by('limits').replaceChildren(
      make('thead', {}, make('tr', {}, ...columns.map(([name]) => make('th', { scope: 'col' }, name)))),
      make('tbody', {}, ...rows.map((r) => make('tr', {}, ...columns.map(([, value]) => make('td', {}, value(r)))))));
  }

  let last;
  function show(said) {
    last = said;
    const failed = said.fault !== undefined;
    by('more').hidden = failed;
    by('facts').hidden = failed;
    if (failed) {
      by('verdict').dataset.tone = 'none';
      by('headline').textContent = by('text').value.trim() === '' ? 'Waiting for a response' : 'No response found';
      by('summary').textContent = by('text').value.trim() === '' ? 'Paste one, or choose a recorded one.' : capital(said.fault) + '.';
      return;
    }
    const v = verdictOf(said);
    by('verdict').dataset.tone = v.tone;
    const category = said.answer.category;
    by('headline').textContent = category === 'none' ? v.headline : `${capital(spaced(category))}. ${v.headline}.`;
    by('summary').textContent = v.more;
    showFacts(said);
    showWhy(said);
    showLimits(said);
    by('program').textContent = said.program || 'The response is too long to be written down in a program.';
    by('copy').disabled = said.program === '';
    by('command').textContent = said.text;
    showPlan(said);
  }

  function update() {
    by('url-field').hidden = by('provider').value !== '';
    show(ask({
      text: by('text').value,
      provider: by('provider').value,
      url: by('provider').value === '' ? by('url').value.trim() : '',
      idempotent: by('call').elements.idempotent.value === '1',
      policy: by('policy').value,
    }));
  }

  function choose(name) {
    const sample = window.triageSamples.find((s) => s.name === name);
    if (!sample) return;
    by('sample').value = name;
    by('text').value = sample.text;
    by('provider').value = sample.provider === 'generic' ? '' : sample.provider;
    by('url').value = '';
    update();
  }

  function start() {
    const choices = fromMemory(library.playground_choices());
    by('version').textContent = choices.version;
    const known = choices.providers.filter((p) => p.name !== 'generic')
      .sort((a, b) => a.title.localeCompare(b.title, 'en'));
    by('provider').append(...known.map((p) => make('option', { value: p.name }, p.title)));
    by('policy').append(...choices.policies.map((name) => make('option', { value: name },
      name === 'default' ? 'the library’s default' : `as ${name.replaceAll('_', '-')}`)));
    by('sample').append(...window.triageSamples.map((s) => make('option', { value: s.name }, s.title)));

    let timer;
    by('text').addEventListener('input', () => {
      by('sample').value = '';
      clearTimeout(timer);
      timer = setTimeout(update, 200);
    });
    by('url').addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(update, 200);
    });
    for (const form of document.forms) form.addEventListener('submit', (e) => e.preventDefault());
    by('sample').addEventListener('change', () => choose(by('sample').value));
    by('provider').addEventListener('change', update);
    by('policy').addEventListener('change', update);
    for (const radio of by('call').elements.idempotent) radio.addEventListener('change', update);
    by('copy').addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(by('program').textContent);
        by('copy').textContent = 'Copied';
      } catch {
        getSelection().selectAllChildren(by('program'));
        by('copy').textContent = 'Selected';
      }
      setTimeout(() => { by('copy').textContent = 'Copy'; }, 2000);
    });
    new ResizeObserver(() => { if (last?.plan) drawTimeline(last); }).observe(by('question'));

    // A link may name a recorded response: index.html#stripe/foreign/502
    const named = decodeURIComponent(location.hash.slice(1));
    const first = window.triageSamples.some((s) => s.name === named) ? named : window.triageSamples[0].name;
    choose(first);
    document.documentElement.dataset.ready = 'true';
    window.playgroundReady = performance.now();  // milliseconds since the page was asked for
  }

  // For the console, and for the tests.
  window.playground = { ask };
  load().then(start).catch((e) => {
    by('trouble').textContent = `The library could not be loaded: ${e.message}`;
    by('trouble').hidden = false;
    by('headline').textContent = 'Not available';
  });
})();
